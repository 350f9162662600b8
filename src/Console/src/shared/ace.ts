import ace from 'ace-builds';
import 'ace-builds/css/ace.css';
import 'ace-builds/css/theme/cloud_editor.css';
import 'ace-builds/css/theme/cloud_editor_dark.css';
import 'ace-builds/src-noconflict/ext-language_tools';
import 'ace-builds/src-noconflict/ext-searchbox';
import 'ace-builds/src-noconflict/mode-json';
import 'ace-builds/src-noconflict/snippets/json';
import 'ace-builds/src-noconflict/snippets/text';
import 'ace-builds/src-noconflict/theme-cloud_editor';
import 'ace-builds/src-noconflict/theme-cloud_editor_dark';
import worker from 'ace-builds/src-min-noconflict/worker-json.js?url';

// The content security policy knows neither style elements nor blob: URLs: Ace's sheets are imported above, its worker is a file.
ace.config.set('useStrictCSP', true);
ace.config.set('loadWorkerFromBlob', false);
ace.config.setDefaultValue('editor', 'showPrintMargin', false);
ace.config.setModuleUrl('ace/mode/json_worker', worker);

/** The editor that Cloudscape's CodeEditor shows, for JSON. Import it when it is needed: it is half a megabyte. */
export { ace };
