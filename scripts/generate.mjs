// What the sources need before they can be compiled or run: the list of causes, and the templates.
import './list-causes.mjs';
import './precompile-templates.mjs';
