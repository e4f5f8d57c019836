import type HandlebarsTypes from 'handlebars';
import runtime from 'handlebars/runtime.js';

/** The types of the runtime alone are empty in the package; it is the same object without the compiler. */
export const Handlebars = runtime as unknown as Pick<typeof HandlebarsTypes, 'create' | 'SafeString'>;
