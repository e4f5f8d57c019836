// Written by scripts/precompile-templates.mjs. Do not edit.
export declare const report: TemplateSpecification;
export declare const cause: TemplateSpecification;
export declare const path: TemplateSpecification;
export declare const preflight: TemplateSpecification;
export declare const watch: TemplateSpecification;
export declare const style: { readonly text: string; readonly hash: string };
export declare const script: { readonly text: string; readonly hash: string };
