// Written by scripts/precompile-templates.mjs. Do not edit.
export const report = {"0":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<h2>"
    + container.escapeExpression(container.lambda(container.strict(lookupProperty(depth0,"words"), "doNow", {"start":{"line":22,"column":6},"end":{"line":22,"column":17}} ), depth0))
    + "</h2>\n<ol class=\"actions\">\n"
    + ((stack1 = lookupProperty(helpers,"each").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"actions"),{"name":"each","hash":{},"fn":container.program(1, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":24,"column":0},"end":{"line":26,"column":9}}})) != null ? stack1 : "")
    + "</ol>\n";
},"1":function(container,depth0,helpers,partials,data) {
    var helper, alias1=container.strict, alias2=depth0 != null ? depth0 : (container.nullContext || {}), alias3="function", alias4=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<li><strong>"
    + alias4((((helper = lookupProperty(helpers,"by") || alias1(depth0, "by", {"start":{"line":25,"column":14},"end":{"line":25,"column":16}} ))),(typeof helper === alias3 ? helper.call(alias2,{"name":"by","hash":{},"data":data,"loc":{"start":{"line":25,"column":12},"end":{"line":25,"column":18}}}) : helper)))
    + ":</strong> "
    + alias4((((helper = lookupProperty(helpers,"text") || alias1(depth0, "text", {"start":{"line":25,"column":31},"end":{"line":25,"column":35}} ))),(typeof helper === alias3 ? helper.call(alias2,{"name":"text","hash":{},"data":data,"loc":{"start":{"line":25,"column":29},"end":{"line":25,"column":37}}}) : helper)))
    + "</li>\n";
},"2":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=container.strict, alias2=container.lambda, alias3=container.escapeExpression, alias4=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<p class=\"contact\"><strong>"
    + alias3(alias2(alias1(lookupProperty(depth0,"words"), "contact", {"start":{"line":30,"column":29},"end":{"line":30,"column":42}} ), depth0))
    + ":</strong> "
    + alias3(alias2(alias1(lookupProperty(depth0,"contact"), "name", {"start":{"line":30,"column":57},"end":{"line":30,"column":69}} ), depth0))
    + ((stack1 = lookupProperty(helpers,"if").call(alias4,lookupProperty(lookupProperty(depth0,"contact"),"phone"),{"name":"if","hash":{},"fn":container.program(3, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":30,"column":71},"end":{"line":30,"column":118}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias4,lookupProperty(lookupProperty(depth0,"contact"),"mail"),{"name":"if","hash":{},"fn":container.program(4, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":30,"column":118},"end":{"line":30,"column":163}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias4,lookupProperty(lookupProperty(depth0,"contact"),"url"),{"name":"if","hash":{},"fn":container.program(5, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":30,"column":163},"end":{"line":30,"column":253}}})) != null ? stack1 : "")
    + "</p>\n";
},"3":function(container,depth0,helpers,partials,data) {
    var lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return ", "
    + container.escapeExpression(container.lambda(container.strict(lookupProperty(depth0,"contact"), "phone", {"start":{"line":30,"column":96},"end":{"line":30,"column":109}} ), depth0));
},"4":function(container,depth0,helpers,partials,data) {
    var lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return ", "
    + container.escapeExpression(container.lambda(container.strict(lookupProperty(depth0,"contact"), "mail", {"start":{"line":30,"column":142},"end":{"line":30,"column":154}} ), depth0));
},"5":function(container,depth0,helpers,partials,data) {
    var alias1=container.strict, alias2=container.lambda, alias3=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return ", <a href=\""
    + alias3(alias2(alias1(lookupProperty(depth0,"contact"), "url", {"start":{"line":30,"column":195},"end":{"line":30,"column":206}} ), depth0))
    + "\" rel=\"noreferrer\">"
    + alias3(alias2(alias1(lookupProperty(depth0,"contact"), "url", {"start":{"line":30,"column":229},"end":{"line":30,"column":240}} ), depth0))
    + "</a>";
},"6":function(container,depth0,helpers,partials,data) {
    var helper, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<p class=\"notice\">"
    + container.escapeExpression((((helper = lookupProperty(helpers,"supposed") || container.strict(depth0, "supposed", {"start":{"line":33,"column":36},"end":{"line":33,"column":44}} ))),(typeof helper === "function" ? helper.call(depth0 != null ? depth0 : (container.nullContext || {}),{"name":"supposed","hash":{},"data":data,"loc":{"start":{"line":33,"column":34},"end":{"line":33,"column":46}}}) : helper)))
    + "</p>";
},"7":function(container,depth0,helpers,partials,data) {
    var lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<p class=\"notice\">"
    + container.escapeExpression(container.lambda(container.strict(lookupProperty(depth0,"words"), "unredacted", {"start":{"line":34,"column":38},"end":{"line":34,"column":54}} ), depth0))
    + "</p>";
},"8":function(container,depth0,helpers,partials,data) {
    var lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<p class=\"notice\">"
    + container.escapeExpression(container.lambda(container.strict(lookupProperty(depth0,"words"), "incomplete", {"start":{"line":35,"column":38},"end":{"line":35,"column":54}} ), depth0))
    + "</p>";
},"9":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return ((stack1 = container.invokePartial(lookupProperty(partials,"preflight"),lookupProperty(depth0,"preflight"),{"name":"preflight","data":data,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "");
},"10":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<section aria-labelledby=\"way-title\">\n<h2 id=\"way-title\">"
    + container.escapeExpression(container.lambda(container.strict(lookupProperty(depth0,"words"), "way", {"start":{"line":40,"column":21},"end":{"line":40,"column":30}} ), depth0))
    + "</h2>\n"
    + ((stack1 = lookupProperty(helpers,"each").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"paths"),{"name":"each","hash":{},"fn":container.program(11, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":41,"column":0},"end":{"line":45,"column":9}}})) != null ? stack1 : "")
    + "</section>\n";
},"11":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"connection"),{"name":"if","hash":{},"fn":container.program(12, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":42,"column":0},"end":{"line":42,"column":59}}})) != null ? stack1 : "")
    + "\n"
    + ((stack1 = container.invokePartial(lookupProperty(partials,"path"),lookupProperty(depth0,"picture"),{"name":"path","data":data,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"ends"),{"name":"if","hash":{},"fn":container.program(13, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":44,"column":0},"end":{"line":44,"column":34}}})) != null ? stack1 : "")
    + "\n";
},"12":function(container,depth0,helpers,partials,data) {
    var helper, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<h3><bdi>"
    + container.escapeExpression((((helper = lookupProperty(helpers,"connection") || container.strict(depth0, "connection", {"start":{"line":42,"column":29},"end":{"line":42,"column":39}} ))),(typeof helper === "function" ? helper.call(depth0 != null ? depth0 : (container.nullContext || {}),{"name":"connection","hash":{},"data":data,"loc":{"start":{"line":42,"column":27},"end":{"line":42,"column":41}}}) : helper)))
    + "</bdi></h3>";
},"13":function(container,depth0,helpers,partials,data) {
    var helper, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<p>"
    + container.escapeExpression((((helper = lookupProperty(helpers,"ends") || container.strict(depth0, "ends", {"start":{"line":44,"column":17},"end":{"line":44,"column":21}} ))),(typeof helper === "function" ? helper.call(depth0 != null ? depth0 : (container.nullContext || {}),{"name":"ends","hash":{},"data":data,"loc":{"start":{"line":44,"column":15},"end":{"line":44,"column":23}}}) : helper)))
    + "</p>";
},"14":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=container.strict, alias2=container.lambda, alias3=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<fieldset class=\"roles\">\n<legend>"
    + alias3(alias2(alias1(lookupProperty(depth0,"words"), "stepsFor", {"start":{"line":53,"column":10},"end":{"line":53,"column":24}} ), depth0))
    + "</legend>\n<label><input type=\"radio\" name=\"role\" id=\"role-all\" checked> "
    + alias3(alias2(alias1(lookupProperty(depth0,"words"), "everybody", {"start":{"line":54,"column":64},"end":{"line":54,"column":79}} ), depth0))
    + "</label>\n"
    + ((stack1 = lookupProperty(helpers,"each").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"roles"),{"name":"each","hash":{},"fn":container.program(15, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":55,"column":0},"end":{"line":57,"column":9}}})) != null ? stack1 : "")
    + "</fieldset>\n";
},"15":function(container,depth0,helpers,partials,data) {
    var helper, alias1=container.strict, alias2=depth0 != null ? depth0 : (container.nullContext || {}), alias3="function", alias4=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<label><input type=\"radio\" name=\"role\" id=\"role-"
    + alias4((((helper = lookupProperty(helpers,"id") || alias1(depth0, "id", {"start":{"line":56,"column":50},"end":{"line":56,"column":52}} ))),(typeof helper === alias3 ? helper.call(alias2,{"name":"id","hash":{},"data":data,"loc":{"start":{"line":56,"column":48},"end":{"line":56,"column":54}}}) : helper)))
    + "\"> "
    + alias4((((helper = lookupProperty(helpers,"word") || alias1(depth0, "word", {"start":{"line":56,"column":59},"end":{"line":56,"column":63}} ))),(typeof helper === alias3 ? helper.call(alias2,{"name":"word","hash":{},"data":data,"loc":{"start":{"line":56,"column":57},"end":{"line":56,"column":65}}}) : helper)))
    + "</label>\n";
},"16":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return ((stack1 = container.invokePartial(lookupProperty(partials,"cause"),depth0,{"name":"cause","data":data,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "");
},"17":function(container,depth0,helpers,partials,data) {
    var lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<p>"
    + container.escapeExpression(container.lambda(container.strict(lookupProperty(depth0,"words"), "noCause", {"start":{"line":60,"column":40},"end":{"line":60,"column":53}} ), depth0))
    + "</p>";
},"18":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<p class=\"muted\">"
    + container.escapeExpression(container.lambda(container.strict(lookupProperty(depth0,"words"), "masked", {"start":{"line":62,"column":19},"end":{"line":62,"column":31}} ), depth0))
    + ": "
    + ((stack1 = lookupProperty(helpers,"each").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"masked"),{"name":"each","hash":{},"fn":container.program(19, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":62,"column":35},"end":{"line":62,"column":99}}})) != null ? stack1 : "")
    + ".</p>\n";
},"19":function(container,depth0,helpers,partials,data) {
    var stack1, helper, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return container.escapeExpression((((helper = lookupProperty(helpers,"title") || container.strict(depth0, "title", {"start":{"line":62,"column":53},"end":{"line":62,"column":58}} ))),(typeof helper === "function" ? helper.call(alias1,{"name":"title","hash":{},"data":data,"loc":{"start":{"line":62,"column":51},"end":{"line":62,"column":60}}}) : helper)))
    + ((stack1 = lookupProperty(helpers,"unless").call(alias1,lookupProperty(data,"last"),{"name":"unless","hash":{},"fn":container.program(20, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":62,"column":60},"end":{"line":62,"column":90}}})) != null ? stack1 : "");
},"20":function(container,depth0,helpers,partials,data) {
    return "; ";
},"21":function(container,depth0,helpers,partials,data,blockParams,depths) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<section aria-labelledby=\"contradictions-title\">\n<h2 id=\"contradictions-title\">"
    + container.escapeExpression(container.lambda(container.strict(lookupProperty(depth0,"words"), "contradictions", {"start":{"line":68,"column":32},"end":{"line":68,"column":52}} ), depth0))
    + "</h2>\n<ul>\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(depth0,"contradictions"),{"name":"each","hash":{},"fn":container.program(22, data, 0, blockParams, depths),"inverse":container.noop,"data":data,"loc":{"start":{"line":70,"column":0},"end":{"line":72,"column":9}}})) != null ? stack1 : "")
    + "</ul>\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"shapesWanted"),{"name":"if","hash":{},"fn":container.program(24, data, 0, blockParams, depths),"inverse":container.noop,"data":data,"loc":{"start":{"line":74,"column":0},"end":{"line":76,"column":7}}})) != null ? stack1 : "")
    + "</section>\n";
},"22":function(container,depth0,helpers,partials,data,blockParams,depths) {
    var stack1, helper, alias1=container.strict, alias2=depth0 != null ? depth0 : (container.nullContext || {}), alias3="function", alias4=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<li>"
    + alias4((((helper = lookupProperty(helpers,"text") || alias1(depth0, "text", {"start":{"line":71,"column":6},"end":{"line":71,"column":10}} ))),(typeof helper === alias3 ? helper.call(alias2,{"name":"text","hash":{},"data":data,"loc":{"start":{"line":71,"column":4},"end":{"line":71,"column":12}}}) : helper)))
    + " <span class=\"muted\">"
    + alias4(container.lambda(alias1(lookupProperty(depths[1],"words"), "notUsed", {"start":{"line":71,"column":35},"end":{"line":71,"column":51}} ), depth0))
    + ": "
    + alias4((((helper = lookupProperty(helpers,"notUsed") || alias1(depth0, "notUsed", {"start":{"line":71,"column":57},"end":{"line":71,"column":64}} ))),(typeof helper === alias3 ? helper.call(alias2,{"name":"notUsed","hash":{},"data":data,"loc":{"start":{"line":71,"column":55},"end":{"line":71,"column":66}}}) : helper)))
    + ".</span>"
    + ((stack1 = lookupProperty(helpers,"if").call(alias2,lookupProperty(depth0,"next"),{"name":"if","hash":{},"fn":container.program(23, data, 0, blockParams, depths),"inverse":container.noop,"data":data,"loc":{"start":{"line":71,"column":74},"end":{"line":71,"column":102}}})) != null ? stack1 : "")
    + "</li>\n";
},"23":function(container,depth0,helpers,partials,data) {
    var helper, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return " "
    + container.escapeExpression((((helper = lookupProperty(helpers,"next") || container.strict(depth0, "next", {"start":{"line":71,"column":89},"end":{"line":71,"column":93}} ))),(typeof helper === "function" ? helper.call(depth0 != null ? depth0 : (container.nullContext || {}),{"name":"next","hash":{},"data":data,"loc":{"start":{"line":71,"column":87},"end":{"line":71,"column":95}}}) : helper)));
},"24":function(container,depth0,helpers,partials,data) {
    var lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<p>"
    + container.escapeExpression(container.lambda(container.strict(lookupProperty(depth0,"words"), "shapesWanted", {"start":{"line":75,"column":5},"end":{"line":75,"column":23}} ), depth0))
    + "</p>\n";
},"25":function(container,depth0,helpers,partials,data,blockParams,depths) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<section aria-labelledby=\"next-title\">\n<h2 id=\"next-title\">"
    + container.escapeExpression(container.lambda(container.strict(lookupProperty(depth0,"words"), "next", {"start":{"line":82,"column":22},"end":{"line":82,"column":32}} ), depth0))
    + "</h2>\n<ul>\n"
    + ((stack1 = lookupProperty(helpers,"each").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"next"),{"name":"each","hash":{},"fn":container.program(26, data, 0, blockParams, depths),"inverse":container.noop,"data":data,"loc":{"start":{"line":84,"column":0},"end":{"line":86,"column":9}}})) != null ? stack1 : "")
    + "</ul>\n</section>\n";
},"26":function(container,depth0,helpers,partials,data,blockParams,depths) {
    var helper, alias1=container.strict, alias2=depth0 != null ? depth0 : (container.nullContext || {}), alias3="function", alias4=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<li>"
    + alias4((((helper = lookupProperty(helpers,"text") || alias1(depth0, "text", {"start":{"line":85,"column":6},"end":{"line":85,"column":10}} ))),(typeof helper === alias3 ? helper.call(alias2,{"name":"text","hash":{},"data":data,"loc":{"start":{"line":85,"column":4},"end":{"line":85,"column":12}}}) : helper)))
    + "<details class=\"phone\"><summary>"
    + alias4(container.lambda(alias1(lookupProperty(depths[1],"words"), "onThePhone", {"start":{"line":85,"column":46},"end":{"line":85,"column":65}} ), depth0))
    + "</summary><p>"
    + alias4((((helper = lookupProperty(helpers,"spoken") || alias1(depth0, "spoken", {"start":{"line":85,"column":82},"end":{"line":85,"column":88}} ))),(typeof helper === alias3 ? helper.call(alias2,{"name":"spoken","hash":{},"data":data,"loc":{"start":{"line":85,"column":80},"end":{"line":85,"column":90}}}) : helper)))
    + "</p></details></li>\n";
},"27":function(container,depth0,helpers,partials,data,blockParams,depths) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<section aria-labelledby=\"compared-title\">\n<h2 id=\"compared-title\">"
    + container.escapeExpression(container.lambda(container.strict(lookupProperty(depth0,"words"), "compared", {"start":{"line":93,"column":26},"end":{"line":93,"column":40}} ), depth0))
    + "</h2>\n"
    + ((stack1 = lookupProperty(helpers,"each").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"compared"),{"name":"each","hash":{},"fn":container.program(28, data, 0, blockParams, depths),"inverse":container.noop,"data":data,"loc":{"start":{"line":94,"column":0},"end":{"line":110,"column":9}}})) != null ? stack1 : "")
    + "</section>\n";
},"28":function(container,depth0,helpers,partials,data,blockParams,depths) {
    var stack1, helper, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<p class=\"muted\">"
    + container.escapeExpression((((helper = lookupProperty(helpers,"about") || container.strict(depth0, "about", {"start":{"line":95,"column":19},"end":{"line":95,"column":24}} ))),(typeof helper === "function" ? helper.call(alias1,{"name":"about","hash":{},"data":data,"loc":{"start":{"line":95,"column":17},"end":{"line":95,"column":26}}}) : helper)))
    + "</p>\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(depth0,"causes"),{"name":"each","hash":{},"fn":container.program(29, data, 0, blockParams, depths),"inverse":container.noop,"data":data,"loc":{"start":{"line":96,"column":0},"end":{"line":97,"column":9}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"changes"),{"name":"if","hash":{},"fn":container.program(30, data, 0, blockParams, depths),"inverse":container.program(32, data, 0, blockParams, depths),"data":data,"loc":{"start":{"line":98,"column":0},"end":{"line":109,"column":46}}})) != null ? stack1 : "")
    + "\n";
},"29":function(container,depth0,helpers,partials,data) {
    var helper, alias1=container.strict, alias2=depth0 != null ? depth0 : (container.nullContext || {}), alias3="function", alias4=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<p><strong>"
    + alias4((((helper = lookupProperty(helpers,"when") || alias1(depth0, "when", {"start":{"line":96,"column":29},"end":{"line":96,"column":33}} ))),(typeof helper === alias3 ? helper.call(alias2,{"name":"when","hash":{},"data":data,"loc":{"start":{"line":96,"column":27},"end":{"line":96,"column":35}}}) : helper)))
    + ":</strong> "
    + alias4((((helper = lookupProperty(helpers,"titles") || alias1(depth0, "titles", {"start":{"line":96,"column":48},"end":{"line":96,"column":54}} ))),(typeof helper === alias3 ? helper.call(alias2,{"name":"titles","hash":{},"data":data,"loc":{"start":{"line":96,"column":46},"end":{"line":96,"column":56}}}) : helper)))
    + "</p>\n";
},"30":function(container,depth0,helpers,partials,data,blockParams,depths) {
    var stack1, helper, alias1=container.strict, alias2=container.lambda, alias3=container.escapeExpression, alias4=depth0 != null ? depth0 : (container.nullContext || {}), alias5="function", lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<section class=\"scroll\" tabindex=\"0\" aria-label=\""
    + alias3(alias2(alias1(lookupProperty(depths[1],"words"), "tableOf", {"start":{"line":99,"column":51},"end":{"line":99,"column":67}} ), depth0))
    + ": "
    + alias3(alias2(alias1(lookupProperty(depths[1],"words"), "compared", {"start":{"line":99,"column":73},"end":{"line":99,"column":90}} ), depth0))
    + ": "
    + alias3((((helper = lookupProperty(helpers,"connection") || alias1(depth0, "connection", {"start":{"line":99,"column":96},"end":{"line":99,"column":106}} ))),(typeof helper === alias5 ? helper.call(alias4,{"name":"connection","hash":{},"data":data,"loc":{"start":{"line":99,"column":94},"end":{"line":99,"column":108}}}) : helper)))
    + "\">\n<table>\n<thead><tr><th scope=\"col\">"
    + alias3(alias2(alias1(lookupProperty(depths[1],"words"), "fact", {"start":{"line":101,"column":29},"end":{"line":101,"column":42}} ), depth0))
    + "</th><th scope=\"col\">"
    + alias3((((helper = lookupProperty(helpers,"here") || alias1(depth0, "here", {"start":{"line":101,"column":67},"end":{"line":101,"column":71}} ))),(typeof helper === alias5 ? helper.call(alias4,{"name":"here","hash":{},"data":data,"loc":{"start":{"line":101,"column":65},"end":{"line":101,"column":73}}}) : helper)))
    + "</th><th scope=\"col\">"
    + alias3((((helper = lookupProperty(helpers,"there") || alias1(depth0, "there", {"start":{"line":101,"column":96},"end":{"line":101,"column":101}} ))),(typeof helper === alias5 ? helper.call(alias4,{"name":"there","hash":{},"data":data,"loc":{"start":{"line":101,"column":94},"end":{"line":101,"column":103}}}) : helper)))
    + "</th></tr></thead>\n<tbody>\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias4,lookupProperty(depth0,"changes"),{"name":"each","hash":{},"fn":container.program(31, data, 0, blockParams, depths),"inverse":container.noop,"data":data,"loc":{"start":{"line":103,"column":0},"end":{"line":105,"column":9}}})) != null ? stack1 : "")
    + "</tbody>\n</table>\n</section>\n";
},"31":function(container,depth0,helpers,partials,data) {
    var helper, alias1=container.strict, alias2=depth0 != null ? depth0 : (container.nullContext || {}), alias3="function", alias4=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<tr><th scope=\"row\">"
    + alias4((((helper = lookupProperty(helpers,"label") || alias1(depth0, "label", {"start":{"line":104,"column":22},"end":{"line":104,"column":27}} ))),(typeof helper === alias3 ? helper.call(alias2,{"name":"label","hash":{},"data":data,"loc":{"start":{"line":104,"column":20},"end":{"line":104,"column":29}}}) : helper)))
    + "</th><td>"
    + alias4((((helper = lookupProperty(helpers,"here") || alias1(depth0, "here", {"start":{"line":104,"column":40},"end":{"line":104,"column":44}} ))),(typeof helper === alias3 ? helper.call(alias2,{"name":"here","hash":{},"data":data,"loc":{"start":{"line":104,"column":38},"end":{"line":104,"column":46}}}) : helper)))
    + "</td><td>"
    + alias4((((helper = lookupProperty(helpers,"there") || alias1(depth0, "there", {"start":{"line":104,"column":57},"end":{"line":104,"column":62}} ))),(typeof helper === alias3 ? helper.call(alias2,{"name":"there","hash":{},"data":data,"loc":{"start":{"line":104,"column":55},"end":{"line":104,"column":64}}}) : helper)))
    + "</td></tr>\n";
},"32":function(container,depth0,helpers,partials,data,blockParams,depths) {
    var lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<p>"
    + container.escapeExpression(container.lambda(container.strict(lookupProperty(depths[1],"words"), "nothingElse", {"start":{"line":109,"column":13},"end":{"line":109,"column":33}} ), depth0))
    + "</p>";
},"33":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=container.strict, alias2=container.lambda, alias3=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<section aria-labelledby=\"connections-title\">\n<h2 id=\"connections-title\">"
    + alias3(alias2(alias1(lookupProperty(depth0,"words"), "connections", {"start":{"line":116,"column":29},"end":{"line":116,"column":46}} ), depth0))
    + "</h2>\n<section class=\"scroll\" tabindex=\"0\" aria-label=\""
    + alias3(alias2(alias1(lookupProperty(depth0,"words"), "tableOf", {"start":{"line":117,"column":51},"end":{"line":117,"column":64}} ), depth0))
    + ": "
    + alias3(alias2(alias1(lookupProperty(depth0,"words"), "connections", {"start":{"line":117,"column":70},"end":{"line":117,"column":87}} ), depth0))
    + "\">\n<table>\n<thead><tr><th scope=\"col\">"
    + alias3(alias2(alias1(lookupProperty(depth0,"words"), "name", {"start":{"line":119,"column":29},"end":{"line":119,"column":39}} ), depth0))
    + "</th><th scope=\"col\">"
    + alias3(alias2(alias1(lookupProperty(depth0,"words"), "server", {"start":{"line":119,"column":64},"end":{"line":119,"column":76}} ), depth0))
    + "</th><th scope=\"col\">"
    + alias3(alias2(alias1(lookupProperty(depth0,"words"), "type", {"start":{"line":119,"column":101},"end":{"line":119,"column":111}} ), depth0))
    + "</th><th scope=\"col\">"
    + alias3(alias2(alias1(lookupProperty(depth0,"words"), "for", {"start":{"line":119,"column":136},"end":{"line":119,"column":145}} ), depth0))
    + "</th><th scope=\"col\">"
    + alias3(alias2(alias1(lookupProperty(depth0,"words"), "verdict", {"start":{"line":119,"column":170},"end":{"line":119,"column":183}} ), depth0))
    + "</th></tr></thead>\n<tbody>\n"
    + ((stack1 = lookupProperty(helpers,"each").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"connections"),{"name":"each","hash":{},"fn":container.program(34, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":121,"column":0},"end":{"line":123,"column":9}}})) != null ? stack1 : "")
    + "</tbody>\n</table>\n</section>\n</section>\n";
},"34":function(container,depth0,helpers,partials,data) {
    var helper, alias1=container.strict, alias2=depth0 != null ? depth0 : (container.nullContext || {}), alias3="function", alias4=container.escapeExpression, alias5=container.lambda, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<tr><th scope=\"row\"><bdi>"
    + alias4((((helper = lookupProperty(helpers,"name") || alias1(depth0, "name", {"start":{"line":122,"column":27},"end":{"line":122,"column":31}} ))),(typeof helper === alias3 ? helper.call(alias2,{"name":"name","hash":{},"data":data,"loc":{"start":{"line":122,"column":25},"end":{"line":122,"column":33}}}) : helper)))
    + "</bdi></th><td><bdi>"
    + alias4((((helper = lookupProperty(helpers,"server") || alias1(depth0, "server", {"start":{"line":122,"column":55},"end":{"line":122,"column":61}} ))),(typeof helper === alias3 ? helper.call(alias2,{"name":"server","hash":{},"data":data,"loc":{"start":{"line":122,"column":53},"end":{"line":122,"column":63}}}) : helper)))
    + "</bdi></td><td>"
    + alias4((((helper = lookupProperty(helpers,"tunnel") || alias1(depth0, "tunnel", {"start":{"line":122,"column":80},"end":{"line":122,"column":86}} ))),(typeof helper === alias3 ? helper.call(alias2,{"name":"tunnel","hash":{},"data":data,"loc":{"start":{"line":122,"column":78},"end":{"line":122,"column":88}}}) : helper)))
    + "</td><td><bdi>"
    + alias4((((helper = lookupProperty(helpers,"scope") || alias1(depth0, "scope", {"start":{"line":122,"column":104},"end":{"line":122,"column":109}} ))),(typeof helper === alias3 ? helper.call(alias2,{"name":"scope","hash":{},"data":data,"loc":{"start":{"line":122,"column":102},"end":{"line":122,"column":111}}}) : helper)))
    + "</bdi></td><td class=\""
    + alias4(alias5(alias1(lookupProperty(depth0,"verdict"), "id", {"start":{"line":122,"column":135},"end":{"line":122,"column":145}} ), depth0))
    + "\"><span aria-hidden=\"true\">"
    + alias4(alias5(alias1(lookupProperty(depth0,"verdict"), "mark", {"start":{"line":122,"column":176},"end":{"line":122,"column":188}} ), depth0))
    + "</span> "
    + alias4(alias5(alias1(lookupProperty(depth0,"verdict"), "word", {"start":{"line":122,"column":200},"end":{"line":122,"column":212}} ), depth0))
    + "</td></tr>\n";
},"35":function(container,depth0,helpers,partials,data,blockParams,depths) {
    var stack1, alias1=container.strict, alias2=container.lambda, alias3=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<section aria-labelledby=\"transports-title\">\n<h2 id=\"transports-title\">"
    + alias3(alias2(alias1(lookupProperty(depth0,"words"), "transports", {"start":{"line":132,"column":28},"end":{"line":132,"column":44}} ), depth0))
    + "</h2>\n<p>"
    + alias3(alias2(alias1(lookupProperty(depth0,"words"), "transportsAbout", {"start":{"line":133,"column":5},"end":{"line":133,"column":26}} ), depth0))
    + "</p>\n"
    + ((stack1 = lookupProperty(helpers,"each").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"transports"),{"name":"each","hash":{},"fn":container.program(36, data, 0, blockParams, depths),"inverse":container.noop,"data":data,"loc":{"start":{"line":134,"column":0},"end":{"line":159,"column":9}}})) != null ? stack1 : "")
    + "</section>\n";
},"36":function(container,depth0,helpers,partials,data,blockParams,depths) {
    var stack1, helper, alias1=container.strict, alias2=container.lambda, alias3=container.escapeExpression, alias4=depth0 != null ? depth0 : (container.nullContext || {}), alias5="function", lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<section class=\"scroll\" tabindex=\"0\" aria-label=\""
    + alias3(alias2(alias1(lookupProperty(depths[1],"words"), "tableOf", {"start":{"line":135,"column":51},"end":{"line":135,"column":67}} ), depth0))
    + ": "
    + alias3(alias2(alias1(lookupProperty(depths[1],"words"), "ground", {"start":{"line":135,"column":73},"end":{"line":135,"column":88}} ), depth0))
    + ": "
    + alias3((((helper = lookupProperty(helpers,"connection") || alias1(depth0, "connection", {"start":{"line":135,"column":94},"end":{"line":135,"column":104}} ))),(typeof helper === alias5 ? helper.call(alias4,{"name":"connection","hash":{},"data":data,"loc":{"start":{"line":135,"column":92},"end":{"line":135,"column":106}}}) : helper)))
    + "\">\n<table>\n<caption>"
    + alias3(alias2(alias1(lookupProperty(depths[1],"words"), "ground", {"start":{"line":137,"column":11},"end":{"line":137,"column":26}} ), depth0))
    + ": <bdi>"
    + alias3((((helper = lookupProperty(helpers,"connection") || alias1(depth0, "connection", {"start":{"line":137,"column":37},"end":{"line":137,"column":47}} ))),(typeof helper === alias5 ? helper.call(alias4,{"name":"connection","hash":{},"data":data,"loc":{"start":{"line":137,"column":35},"end":{"line":137,"column":49}}}) : helper)))
    + "</bdi></caption>\n<tbody>\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias4,lookupProperty(depth0,"basics"),{"name":"each","hash":{},"fn":container.program(37, data, 0, blockParams, depths),"inverse":container.noop,"data":data,"loc":{"start":{"line":139,"column":0},"end":{"line":141,"column":9}}})) != null ? stack1 : "")
    + "</tbody>\n</table>\n</section>\n<section class=\"scroll\" tabindex=\"0\" aria-label=\""
    + alias3(alias2(alias1(lookupProperty(depths[1],"words"), "tableOf", {"start":{"line":145,"column":51},"end":{"line":145,"column":67}} ), depth0))
    + ": "
    + alias3(alias2(alias1(lookupProperty(depths[1],"words"), "tunnels", {"start":{"line":145,"column":73},"end":{"line":145,"column":89}} ), depth0))
    + ": "
    + alias3((((helper = lookupProperty(helpers,"connection") || alias1(depth0, "connection", {"start":{"line":145,"column":95},"end":{"line":145,"column":105}} ))),(typeof helper === alias5 ? helper.call(alias4,{"name":"connection","hash":{},"data":data,"loc":{"start":{"line":145,"column":93},"end":{"line":145,"column":107}}}) : helper)))
    + "\">\n<table>\n<caption>"
    + alias3(alias2(alias1(lookupProperty(depths[1],"words"), "tunnels", {"start":{"line":147,"column":11},"end":{"line":147,"column":27}} ), depth0))
    + ": <bdi>"
    + alias3((((helper = lookupProperty(helpers,"connection") || alias1(depth0, "connection", {"start":{"line":147,"column":38},"end":{"line":147,"column":48}} ))),(typeof helper === alias5 ? helper.call(alias4,{"name":"connection","hash":{},"data":data,"loc":{"start":{"line":147,"column":36},"end":{"line":147,"column":50}}}) : helper)))
    + "</bdi></caption>\n<thead><tr><th scope=\"col\">"
    + alias3(alias2(alias1(lookupProperty(depths[1],"words"), "tunnel", {"start":{"line":148,"column":29},"end":{"line":148,"column":44}} ), depth0))
    + "</th><th scope=\"col\">"
    + alias3(alias2(alias1(lookupProperty(depths[1],"words"), "getsThrough", {"start":{"line":148,"column":69},"end":{"line":148,"column":89}} ), depth0))
    + "</th><th scope=\"col\">"
    + alias3(alias2(alias1(lookupProperty(depths[1],"words"), "needs", {"start":{"line":148,"column":114},"end":{"line":148,"column":128}} ), depth0))
    + "</th><th scope=\"col\">"
    + alias3(alias2(alias1(lookupProperty(depths[1],"words"), "seen", {"start":{"line":148,"column":153},"end":{"line":148,"column":166}} ), depth0))
    + "</th></tr></thead>\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias4,lookupProperty(depth0,"tunnels"),{"name":"each","hash":{},"fn":container.program(38, data, 0, blockParams, depths),"inverse":container.noop,"data":data,"loc":{"start":{"line":149,"column":0},"end":{"line":156,"column":9}}})) != null ? stack1 : "")
    + "</table>\n</section>\n";
},"37":function(container,depth0,helpers,partials,data) {
    var helper, alias1=container.strict, alias2=depth0 != null ? depth0 : (container.nullContext || {}), alias3="function", alias4=container.escapeExpression, alias5=container.lambda, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<tr><th scope=\"row\">"
    + alias4((((helper = lookupProperty(helpers,"question") || alias1(depth0, "question", {"start":{"line":140,"column":22},"end":{"line":140,"column":30}} ))),(typeof helper === alias3 ? helper.call(alias2,{"name":"question","hash":{},"data":data,"loc":{"start":{"line":140,"column":20},"end":{"line":140,"column":32}}}) : helper)))
    + "</th><td class=\""
    + alias4(alias5(alias1(lookupProperty(depth0,"result"), "id", {"start":{"line":140,"column":50},"end":{"line":140,"column":59}} ), depth0))
    + "\"><span aria-hidden=\"true\">"
    + alias4(alias5(alias1(lookupProperty(depth0,"result"), "mark", {"start":{"line":140,"column":90},"end":{"line":140,"column":101}} ), depth0))
    + "</span> "
    + alias4(alias5(alias1(lookupProperty(depth0,"result"), "word", {"start":{"line":140,"column":113},"end":{"line":140,"column":124}} ), depth0))
    + "</td><td class=\"muted\">"
    + alias4((((helper = lookupProperty(helpers,"seen") || alias1(depth0, "seen", {"start":{"line":140,"column":151},"end":{"line":140,"column":155}} ))),(typeof helper === alias3 ? helper.call(alias2,{"name":"seen","hash":{},"data":data,"loc":{"start":{"line":140,"column":149},"end":{"line":140,"column":157}}}) : helper)))
    + "</td></tr>\n";
},"38":function(container,depth0,helpers,partials,data,blockParams,depths) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<tbody>\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(depth0,"rows"),{"name":"each","hash":{},"fn":container.program(39, data, 0, blockParams, depths),"inverse":container.noop,"data":data,"loc":{"start":{"line":151,"column":0},"end":{"line":153,"column":9}}})) != null ? stack1 : "")
    + "<tr><td colspan=\"2\" class=\"muted\">"
    + ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(depth0,"nat"),{"name":"each","hash":{},"fn":container.program(42, data, 0, blockParams, depths),"inverse":container.noop,"data":data,"loc":{"start":{"line":154,"column":34},"end":{"line":154,"column":65}}})) != null ? stack1 : "")
    + "</td></tr>\n</tbody>\n";
},"39":function(container,depth0,helpers,partials,data,blockParams,depths) {
    var stack1, helper, alias1=depth0 != null ? depth0 : (container.nullContext || {}), alias2=container.strict, alias3="function", alias4=container.escapeExpression, alias5=container.lambda, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<tr>"
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(data,"first"),{"name":"if","hash":{},"fn":container.program(40, data, 0, blockParams, depths),"inverse":container.noop,"data":data,"loc":{"start":{"line":152,"column":4},"end":{"line":152,"column":270}}})) != null ? stack1 : "")
    + "<td>"
    + alias4((((helper = lookupProperty(helpers,"need") || alias2(depth0, "need", {"start":{"line":152,"column":276},"end":{"line":152,"column":280}} ))),(typeof helper === alias3 ? helper.call(alias1,{"name":"need","hash":{},"data":data,"loc":{"start":{"line":152,"column":274},"end":{"line":152,"column":282}}}) : helper)))
    + " <span class=\"source\">"
    + alias4((((helper = lookupProperty(helpers,"source") || alias2(depth0, "source", {"start":{"line":152,"column":306},"end":{"line":152,"column":312}} ))),(typeof helper === alias3 ? helper.call(alias1,{"name":"source","hash":{},"data":data,"loc":{"start":{"line":152,"column":304},"end":{"line":152,"column":314}}}) : helper)))
    + "</span></td><td class=\""
    + alias4(alias5(alias2(lookupProperty(depth0,"result"), "id", {"start":{"line":152,"column":339},"end":{"line":152,"column":348}} ), depth0))
    + "\"><span aria-hidden=\"true\">"
    + alias4(alias5(alias2(lookupProperty(depth0,"result"), "mark", {"start":{"line":152,"column":379},"end":{"line":152,"column":390}} ), depth0))
    + "</span> "
    + alias4(alias5(alias2(lookupProperty(depth0,"result"), "word", {"start":{"line":152,"column":402},"end":{"line":152,"column":413}} ), depth0))
    + ": "
    + alias4((((helper = lookupProperty(helpers,"seen") || alias2(depth0, "seen", {"start":{"line":152,"column":419},"end":{"line":152,"column":423}} ))),(typeof helper === alias3 ? helper.call(alias1,{"name":"seen","hash":{},"data":data,"loc":{"start":{"line":152,"column":417},"end":{"line":152,"column":425}}}) : helper)))
    + "</td></tr>\n";
},"40":function(container,depth0,helpers,partials,data,blockParams,depths) {
    var stack1, alias1=container.strict, alias2=container.lambda, alias3=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<th scope=\"rowgroup\" rowspan=\""
    + alias3(alias2(alias1(depths[1], "span", {"start":{"line":152,"column":50},"end":{"line":152,"column":57}} ), depth0))
    + "\">"
    + alias3(alias2(alias1(depths[1], "name", {"start":{"line":152,"column":63},"end":{"line":152,"column":70}} ), depth0))
    + ((stack1 = lookupProperty(helpers,"if").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depths[1],"own"),{"name":"if","hash":{},"fn":container.program(41, data, 0, blockParams, depths),"inverse":container.noop,"data":data,"loc":{"start":{"line":152,"column":72},"end":{"line":152,"column":133}}})) != null ? stack1 : "")
    + "</th><td rowspan=\""
    + alias3(alias2(alias1(depths[1], "span", {"start":{"line":152,"column":153},"end":{"line":152,"column":160}} ), depth0))
    + "\" class=\""
    + alias3(alias2(alias1(lookupProperty(depths[1],"usable"), "id", {"start":{"line":152,"column":173},"end":{"line":152,"column":185}} ), depth0))
    + "\"><span aria-hidden=\"true\">"
    + alias3(alias2(alias1(lookupProperty(depths[1],"usable"), "mark", {"start":{"line":152,"column":216},"end":{"line":152,"column":230}} ), depth0))
    + "</span> "
    + alias3(alias2(alias1(lookupProperty(depths[1],"usable"), "word", {"start":{"line":152,"column":242},"end":{"line":152,"column":256}} ), depth0))
    + "</td>";
},"41":function(container,depth0,helpers,partials,data,blockParams,depths) {
    return " <span class=\"own\">"
    + container.escapeExpression(container.lambda(container.strict(depths[1], "ownWord", {"start":{"line":152,"column":107},"end":{"line":152,"column":117}} ), depth0))
    + "</span>";
},"42":function(container,depth0,helpers,partials,data) {
    var helper, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return container.escapeExpression((((helper = lookupProperty(helpers,"text") || container.strict(depth0, "text", {"start":{"line":154,"column":49},"end":{"line":154,"column":53}} ))),(typeof helper === "function" ? helper.call(depth0 != null ? depth0 : (container.nullContext || {}),{"name":"text","hash":{},"data":data,"loc":{"start":{"line":154,"column":47},"end":{"line":154,"column":55}}}) : helper)))
    + " ";
},"43":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=container.strict, alias2=container.lambda, alias3=container.escapeExpression, alias4=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<section aria-labelledby=\"attempts-title\">\n<h2 id=\"attempts-title\">"
    + alias3(alias2(alias1(lookupProperty(depth0,"words"), "attempts", {"start":{"line":165,"column":26},"end":{"line":165,"column":40}} ), depth0))
    + "</h2>\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias4,lookupProperty(depth0,"timeline"),{"name":"if","hash":{},"fn":container.program(44, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":166,"column":0},"end":{"line":177,"column":7}}})) != null ? stack1 : "")
    + "<section class=\"scroll\" tabindex=\"0\" aria-label=\""
    + alias3(alias2(alias1(lookupProperty(depth0,"words"), "tableOf", {"start":{"line":178,"column":51},"end":{"line":178,"column":64}} ), depth0))
    + ": "
    + alias3(alias2(alias1(lookupProperty(depth0,"words"), "attempts", {"start":{"line":178,"column":70},"end":{"line":178,"column":84}} ), depth0))
    + "\">\n<table>\n<thead><tr><th scope=\"col\">"
    + alias3(alias2(alias1(lookupProperty(depth0,"words"), "when", {"start":{"line":180,"column":29},"end":{"line":180,"column":39}} ), depth0))
    + "</th><th scope=\"col\">"
    + alias3(alias2(alias1(lookupProperty(depth0,"words"), "connection", {"start":{"line":180,"column":64},"end":{"line":180,"column":80}} ), depth0))
    + "</th><th scope=\"col\">"
    + alias3(alias2(alias1(lookupProperty(depth0,"words"), "type", {"start":{"line":180,"column":105},"end":{"line":180,"column":115}} ), depth0))
    + "</th><th scope=\"col\">"
    + alias3(alias2(alias1(lookupProperty(depth0,"words"), "result", {"start":{"line":180,"column":140},"end":{"line":180,"column":152}} ), depth0))
    + "</th><th scope=\"col\">"
    + alias3(alias2(alias1(lookupProperty(depth0,"words"), "stoppedAt", {"start":{"line":180,"column":177},"end":{"line":180,"column":192}} ), depth0))
    + "</th></tr></thead>\n<tbody>\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias4,lookupProperty(depth0,"attempts"),{"name":"each","hash":{},"fn":container.program(46, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":182,"column":0},"end":{"line":184,"column":9}}})) != null ? stack1 : "")
    + "</tbody>\n</table>\n</section>\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias4,lookupProperty(depth0,"older"),{"name":"if","hash":{},"fn":container.program(48, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":188,"column":0},"end":{"line":188,"column":67}}})) != null ? stack1 : "")
    + "\n</section>\n";
},"44":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=container.strict, alias2=container.lambda, alias3=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<figure class=\"timeline\">\n<svg viewBox=\"0 0 "
    + alias3(alias2(alias1(lookupProperty(depth0,"timeline"), "width", {"start":{"line":168,"column":20},"end":{"line":168,"column":34}} ), depth0))
    + " "
    + alias3(alias2(alias1(lookupProperty(depth0,"timeline"), "height", {"start":{"line":168,"column":39},"end":{"line":168,"column":54}} ), depth0))
    + "\" role=\"img\" aria-label=\""
    + alias3(alias2(alias1(lookupProperty(depth0,"words"), "attemptsAbout", {"start":{"line":168,"column":83},"end":{"line":168,"column":102}} ), depth0))
    + " "
    + alias3(alias2(alias1(lookupProperty(depth0,"timeline"), "about", {"start":{"line":168,"column":107},"end":{"line":168,"column":121}} ), depth0))
    + "\">\n<line class=\"link\" x1=\""
    + alias3(alias2(alias1(lookupProperty(depth0,"timeline"), "from", {"start":{"line":169,"column":25},"end":{"line":169,"column":38}} ), depth0))
    + "\" y1=\"18\" x2=\""
    + alias3(alias2(alias1(lookupProperty(depth0,"timeline"), "to", {"start":{"line":169,"column":56},"end":{"line":169,"column":67}} ), depth0))
    + "\" y2=\"18\"/>\n"
    + ((stack1 = lookupProperty(helpers,"each").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(depth0,"timeline"),"marks"),{"name":"each","hash":{},"fn":container.program(45, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":170,"column":0},"end":{"line":172,"column":9}}})) != null ? stack1 : "")
    + "<text class=\"hop-name\" x=\""
    + alias3(alias2(alias1(lookupProperty(depth0,"timeline"), "from", {"start":{"line":173,"column":28},"end":{"line":173,"column":41}} ), depth0))
    + "\" y=\"48\">"
    + alias3(alias2(alias1(lookupProperty(depth0,"timeline"), "firstDay", {"start":{"line":173,"column":54},"end":{"line":173,"column":71}} ), depth0))
    + "</text>\n<text class=\"hop-name\" x=\""
    + alias3(alias2(alias1(lookupProperty(depth0,"timeline"), "to", {"start":{"line":174,"column":28},"end":{"line":174,"column":39}} ), depth0))
    + "\" y=\"48\" text-anchor=\"end\">"
    + alias3(alias2(alias1(lookupProperty(depth0,"timeline"), "lastDay", {"start":{"line":174,"column":70},"end":{"line":174,"column":86}} ), depth0))
    + "</text>\n</svg>\n</figure>\n";
},"45":function(container,depth0,helpers,partials,data) {
    var helper, alias1=container.strict, alias2=depth0 != null ? depth0 : (container.nullContext || {}), alias3="function", alias4=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<g class=\"hop "
    + alias4((((helper = lookupProperty(helpers,"state") || alias1(depth0, "state", {"start":{"line":171,"column":16},"end":{"line":171,"column":21}} ))),(typeof helper === alias3 ? helper.call(alias2,{"name":"state","hash":{},"data":data,"loc":{"start":{"line":171,"column":14},"end":{"line":171,"column":23}}}) : helper)))
    + "\"><circle class=\"badge\" cx=\""
    + alias4((((helper = lookupProperty(helpers,"x") || alias1(depth0, "x", {"start":{"line":171,"column":53},"end":{"line":171,"column":54}} ))),(typeof helper === alias3 ? helper.call(alias2,{"name":"x","hash":{},"data":data,"loc":{"start":{"line":171,"column":51},"end":{"line":171,"column":56}}}) : helper)))
    + "\" cy=\"18\" r=\"9\"/><text class=\"badge-mark\" x=\""
    + alias4((((helper = lookupProperty(helpers,"x") || alias1(depth0, "x", {"start":{"line":171,"column":103},"end":{"line":171,"column":104}} ))),(typeof helper === alias3 ? helper.call(alias2,{"name":"x","hash":{},"data":data,"loc":{"start":{"line":171,"column":101},"end":{"line":171,"column":106}}}) : helper)))
    + "\" y=\"22\" text-anchor=\"middle\">"
    + alias4((((helper = lookupProperty(helpers,"mark") || alias1(depth0, "mark", {"start":{"line":171,"column":138},"end":{"line":171,"column":142}} ))),(typeof helper === alias3 ? helper.call(alias2,{"name":"mark","hash":{},"data":data,"loc":{"start":{"line":171,"column":136},"end":{"line":171,"column":144}}}) : helper)))
    + "</text></g>\n";
},"46":function(container,depth0,helpers,partials,data) {
    var stack1, helper, alias1=container.strict, alias2=depth0 != null ? depth0 : (container.nullContext || {}), alias3="function", alias4=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<tr><td>"
    + alias4((((helper = lookupProperty(helpers,"at") || alias1(depth0, "at", {"start":{"line":183,"column":10},"end":{"line":183,"column":12}} ))),(typeof helper === alias3 ? helper.call(alias2,{"name":"at","hash":{},"data":data,"loc":{"start":{"line":183,"column":8},"end":{"line":183,"column":14}}}) : helper)))
    + "</td><td><bdi>"
    + alias4((((helper = lookupProperty(helpers,"connection") || alias1(depth0, "connection", {"start":{"line":183,"column":30},"end":{"line":183,"column":40}} ))),(typeof helper === alias3 ? helper.call(alias2,{"name":"connection","hash":{},"data":data,"loc":{"start":{"line":183,"column":28},"end":{"line":183,"column":42}}}) : helper)))
    + "</bdi></td><td>"
    + alias4((((helper = lookupProperty(helpers,"tunnel") || alias1(depth0, "tunnel", {"start":{"line":183,"column":59},"end":{"line":183,"column":65}} ))),(typeof helper === alias3 ? helper.call(alias2,{"name":"tunnel","hash":{},"data":data,"loc":{"start":{"line":183,"column":57},"end":{"line":183,"column":67}}}) : helper)))
    + "</td><td class=\""
    + alias4((((helper = lookupProperty(helpers,"state") || alias1(depth0, "state", {"start":{"line":183,"column":85},"end":{"line":183,"column":90}} ))),(typeof helper === alias3 ? helper.call(alias2,{"name":"state","hash":{},"data":data,"loc":{"start":{"line":183,"column":83},"end":{"line":183,"column":92}}}) : helper)))
    + "\"><span aria-hidden=\"true\">"
    + alias4((((helper = lookupProperty(helpers,"mark") || alias1(depth0, "mark", {"start":{"line":183,"column":121},"end":{"line":183,"column":125}} ))),(typeof helper === alias3 ? helper.call(alias2,{"name":"mark","hash":{},"data":data,"loc":{"start":{"line":183,"column":119},"end":{"line":183,"column":127}}}) : helper)))
    + "</span> "
    + alias4((((helper = lookupProperty(helpers,"result") || alias1(depth0, "result", {"start":{"line":183,"column":137},"end":{"line":183,"column":143}} ))),(typeof helper === alias3 ? helper.call(alias2,{"name":"result","hash":{},"data":data,"loc":{"start":{"line":183,"column":135},"end":{"line":183,"column":145}}}) : helper)))
    + ((stack1 = lookupProperty(helpers,"if").call(alias2,lookupProperty(depth0,"meaning"),{"name":"if","hash":{},"fn":container.program(47, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":183,"column":145},"end":{"line":183,"column":209}}})) != null ? stack1 : "")
    + "</td><td>"
    + alias4((((helper = lookupProperty(helpers,"stage") || alias1(depth0, "stage", {"start":{"line":183,"column":220},"end":{"line":183,"column":225}} ))),(typeof helper === alias3 ? helper.call(alias2,{"name":"stage","hash":{},"data":data,"loc":{"start":{"line":183,"column":218},"end":{"line":183,"column":227}}}) : helper)))
    + "</td></tr>\n";
},"47":function(container,depth0,helpers,partials,data) {
    var helper, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<br><span class=\"muted\">"
    + container.escapeExpression((((helper = lookupProperty(helpers,"meaning") || container.strict(depth0, "meaning", {"start":{"line":183,"column":186},"end":{"line":183,"column":193}} ))),(typeof helper === "function" ? helper.call(depth0 != null ? depth0 : (container.nullContext || {}),{"name":"meaning","hash":{},"data":data,"loc":{"start":{"line":183,"column":184},"end":{"line":183,"column":195}}}) : helper)))
    + "</span>";
},"48":function(container,depth0,helpers,partials,data) {
    var helper, alias1=container.strict, alias2=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<p class=\"muted\">"
    + alias2(container.lambda(alias1(lookupProperty(depth0,"words"), "older", {"start":{"line":188,"column":32},"end":{"line":188,"column":43}} ), depth0))
    + ": "
    + alias2((((helper = lookupProperty(helpers,"older") || alias1(depth0, "older", {"start":{"line":188,"column":49},"end":{"line":188,"column":54}} ))),(typeof helper === "function" ? helper.call(depth0 != null ? depth0 : (container.nullContext || {}),{"name":"older","hash":{},"data":data,"loc":{"start":{"line":188,"column":47},"end":{"line":188,"column":56}}}) : helper)))
    + "</p>";
},"49":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<section aria-labelledby=\"ruled-out-title\">\n<h2 id=\"ruled-out-title\">"
    + container.escapeExpression(container.lambda(container.strict(lookupProperty(depth0,"words"), "ruledOut", {"start":{"line":194,"column":27},"end":{"line":194,"column":41}} ), depth0))
    + "</h2>\n<ul>\n"
    + ((stack1 = lookupProperty(helpers,"each").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"ruledOut"),{"name":"each","hash":{},"fn":container.program(50, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":196,"column":0},"end":{"line":198,"column":9}}})) != null ? stack1 : "")
    + "</ul>\n</section>\n";
},"50":function(container,depth0,helpers,partials,data) {
    var helper, alias1=container.strict, alias2=depth0 != null ? depth0 : (container.nullContext || {}), alias3="function", alias4=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<li><strong>"
    + alias4((((helper = lookupProperty(helpers,"title") || alias1(depth0, "title", {"start":{"line":197,"column":14},"end":{"line":197,"column":19}} ))),(typeof helper === alias3 ? helper.call(alias2,{"name":"title","hash":{},"data":data,"loc":{"start":{"line":197,"column":12},"end":{"line":197,"column":21}}}) : helper)))
    + ":</strong> "
    + alias4((((helper = lookupProperty(helpers,"text") || alias1(depth0, "text", {"start":{"line":197,"column":34},"end":{"line":197,"column":38}} ))),(typeof helper === alias3 ? helper.call(alias2,{"name":"text","hash":{},"data":data,"loc":{"start":{"line":197,"column":32},"end":{"line":197,"column":40}}}) : helper)))
    + "</li>\n";
},"51":function(container,depth0,helpers,partials,data) {
    var helper, alias1=container.strict, alias2=depth0 != null ? depth0 : (container.nullContext || {}), alias3="function", alias4=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<div><dt>"
    + alias4((((helper = lookupProperty(helpers,"name") || alias1(depth0, "name", {"start":{"line":207,"column":11},"end":{"line":207,"column":15}} ))),(typeof helper === alias3 ? helper.call(alias2,{"name":"name","hash":{},"data":data,"loc":{"start":{"line":207,"column":9},"end":{"line":207,"column":17}}}) : helper)))
    + "</dt><dd><bdi>"
    + alias4((((helper = lookupProperty(helpers,"value") || alias1(depth0, "value", {"start":{"line":207,"column":33},"end":{"line":207,"column":38}} ))),(typeof helper === alias3 ? helper.call(alias2,{"name":"value","hash":{},"data":data,"loc":{"start":{"line":207,"column":31},"end":{"line":207,"column":40}}}) : helper)))
    + "</bdi></dd></div>\n";
},"52":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<p>"
    + container.escapeExpression(container.lambda(container.strict(lookupProperty(depth0,"words"), "blind", {"start":{"line":211,"column":5},"end":{"line":211,"column":16}} ), depth0))
    + "</p>\n<ul>\n"
    + ((stack1 = lookupProperty(helpers,"each").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"blindTo"),{"name":"each","hash":{},"fn":container.program(53, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":213,"column":0},"end":{"line":215,"column":9}}})) != null ? stack1 : "")
    + "</ul>\n";
},"53":function(container,depth0,helpers,partials,data) {
    return "<li>"
    + container.escapeExpression(container.lambda(depth0, depth0))
    + "</li>\n";
},"54":function(container,depth0,helpers,partials,data) {
    var helper, alias1=container.strict, alias2=depth0 != null ? depth0 : (container.nullContext || {}), alias3="function", alias4=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<tr><th scope=\"row\">"
    + alias4((((helper = lookupProperty(helpers,"title") || alias1(depth0, "title", {"start":{"line":225,"column":22},"end":{"line":225,"column":27}} ))),(typeof helper === alias3 ? helper.call(alias2,{"name":"title","hash":{},"data":data,"loc":{"start":{"line":225,"column":20},"end":{"line":225,"column":29}}}) : helper)))
    + "</th><td>"
    + alias4((((helper = lookupProperty(helpers,"status") || alias1(depth0, "status", {"start":{"line":225,"column":40},"end":{"line":225,"column":46}} ))),(typeof helper === alias3 ? helper.call(alias2,{"name":"status","hash":{},"data":data,"loc":{"start":{"line":225,"column":38},"end":{"line":225,"column":48}}}) : helper)))
    + "</td><td>"
    + alias4((((helper = lookupProperty(helpers,"reason") || alias1(depth0, "reason", {"start":{"line":225,"column":59},"end":{"line":225,"column":65}} ))),(typeof helper === alias3 ? helper.call(alias2,{"name":"reason","hash":{},"data":data,"loc":{"start":{"line":225,"column":57},"end":{"line":225,"column":67}}}) : helper)))
    + "</td><td>"
    + alias4((((helper = lookupProperty(helpers,"ms") || alias1(depth0, "ms", {"start":{"line":225,"column":78},"end":{"line":225,"column":80}} ))),(typeof helper === alias3 ? helper.call(alias2,{"name":"ms","hash":{},"data":data,"loc":{"start":{"line":225,"column":76},"end":{"line":225,"column":82}}}) : helper)))
    + "</td></tr>\n";
},"55":function(container,depth0,helpers,partials,data,blockParams,depths) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<details>\n<summary>"
    + container.escapeExpression(container.lambda(container.strict(lookupProperty(depth0,"words"), "facts", {"start":{"line":233,"column":11},"end":{"line":233,"column":22}} ), depth0))
    + "</summary>\n"
    + ((stack1 = lookupProperty(helpers,"each").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"facts"),{"name":"each","hash":{},"fn":container.program(56, data, 0, blockParams, depths),"inverse":container.noop,"data":data,"loc":{"start":{"line":234,"column":0},"end":{"line":246,"column":9}}})) != null ? stack1 : "")
    + "</details>\n";
},"56":function(container,depth0,helpers,partials,data,blockParams,depths) {
    var stack1, helper, alias1=container.strict, alias2=container.lambda, alias3=container.escapeExpression, alias4=depth0 != null ? depth0 : (container.nullContext || {}), alias5="function", lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<section class=\"scroll\" tabindex=\"0\" aria-label=\""
    + alias3(alias2(alias1(lookupProperty(depths[1],"words"), "tableOf", {"start":{"line":235,"column":51},"end":{"line":235,"column":67}} ), depth0))
    + ": "
    + alias3(alias2(alias1(lookupProperty(depths[1],"words"), "facts", {"start":{"line":235,"column":73},"end":{"line":235,"column":87}} ), depth0))
    + ": "
    + alias3((((helper = lookupProperty(helpers,"connection") || alias1(depth0, "connection", {"start":{"line":235,"column":93},"end":{"line":235,"column":103}} ))),(typeof helper === alias5 ? helper.call(alias4,{"name":"connection","hash":{},"data":data,"loc":{"start":{"line":235,"column":91},"end":{"line":235,"column":105}}}) : helper)))
    + "\">\n<table class=\"facts\">\n<caption><bdi>"
    + alias3((((helper = lookupProperty(helpers,"connection") || alias1(depth0, "connection", {"start":{"line":237,"column":16},"end":{"line":237,"column":26}} ))),(typeof helper === alias5 ? helper.call(alias4,{"name":"connection","hash":{},"data":data,"loc":{"start":{"line":237,"column":14},"end":{"line":237,"column":28}}}) : helper)))
    + "</bdi></caption>\n<thead><tr><th scope=\"col\">"
    + alias3(alias2(alias1(lookupProperty(depths[1],"words"), "fact", {"start":{"line":238,"column":29},"end":{"line":238,"column":42}} ), depth0))
    + "</th><th scope=\"col\">"
    + alias3(alias2(alias1(lookupProperty(depths[1],"words"), "value", {"start":{"line":238,"column":67},"end":{"line":238,"column":81}} ), depth0))
    + "</th></tr></thead>\n<tbody>\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias4,lookupProperty(depth0,"rows"),{"name":"each","hash":{},"fn":container.program(57, data, 0, blockParams, depths),"inverse":container.noop,"data":data,"loc":{"start":{"line":240,"column":0},"end":{"line":242,"column":9}}})) != null ? stack1 : "")
    + "</tbody>\n</table>\n</section>\n";
},"57":function(container,depth0,helpers,partials,data) {
    var helper, alias1=container.strict, alias2=depth0 != null ? depth0 : (container.nullContext || {}), alias3="function", alias4=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<tr><td>"
    + alias4((((helper = lookupProperty(helpers,"label") || alias1(depth0, "label", {"start":{"line":241,"column":10},"end":{"line":241,"column":15}} ))),(typeof helper === alias3 ? helper.call(alias2,{"name":"label","hash":{},"data":data,"loc":{"start":{"line":241,"column":8},"end":{"line":241,"column":17}}}) : helper)))
    + " <code>"
    + alias4((((helper = lookupProperty(helpers,"fact") || alias1(depth0, "fact", {"start":{"line":241,"column":26},"end":{"line":241,"column":30}} ))),(typeof helper === alias3 ? helper.call(alias2,{"name":"fact","hash":{},"data":data,"loc":{"start":{"line":241,"column":24},"end":{"line":241,"column":32}}}) : helper)))
    + "</code></td><td>"
    + alias4((((helper = lookupProperty(helpers,"value") || alias1(depth0, "value", {"start":{"line":241,"column":50},"end":{"line":241,"column":55}} ))),(typeof helper === alias3 ? helper.call(alias2,{"name":"value","hash":{},"data":data,"loc":{"start":{"line":241,"column":48},"end":{"line":241,"column":57}}}) : helper)))
    + "</td></tr>\n";
},"compiler":[8,">= 4.3.0"],"main":function(container,depth0,helpers,partials,data,blockParams,depths) {
    var stack1, helper, alias1=container.strict, alias2=container.lambda, alias3=container.escapeExpression, alias4=depth0 != null ? depth0 : (container.nullContext || {}), alias5="function", lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src '"
    + alias3(alias2(alias1(lookupProperty(depth0,"csp"), "style", {"start":{"line":5,"column":85},"end":{"line":5,"column":94}} ), depth0))
    + "'; script-src '"
    + alias3(alias2(alias1(lookupProperty(depth0,"csp"), "script", {"start":{"line":5,"column":113},"end":{"line":5,"column":123}} ), depth0))
    + "'; base-uri 'none'; form-action 'none'\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"generator\" content=\""
    + alias3((((helper = lookupProperty(helpers,"tool") || alias1(depth0, "tool", {"start":{"line":8,"column":34},"end":{"line":8,"column":38}} ))),(typeof helper === alias5 ? helper.call(alias4,{"name":"tool","hash":{},"data":data,"loc":{"start":{"line":8,"column":32},"end":{"line":8,"column":40}}}) : helper)))
    + "\">\n<title>"
    + alias3(alias2(alias1(lookupProperty(depth0,"verdict"), "word", {"start":{"line":9,"column":9},"end":{"line":9,"column":21}} ), depth0))
    + ": "
    + alias3((((helper = lookupProperty(helpers,"about") || alias1(depth0, "about", {"start":{"line":9,"column":27},"end":{"line":9,"column":32}} ))),(typeof helper === alias5 ? helper.call(alias4,{"name":"about","hash":{},"data":data,"loc":{"start":{"line":9,"column":25},"end":{"line":9,"column":34}}}) : helper)))
    + " "
    + alias3((((helper = lookupProperty(helpers,"taken") || alias1(depth0, "taken", {"start":{"line":9,"column":37},"end":{"line":9,"column":42}} ))),(typeof helper === alias5 ? helper.call(alias4,{"name":"taken","hash":{},"data":data,"loc":{"start":{"line":9,"column":35},"end":{"line":9,"column":44}}}) : helper)))
    + "</title>\n<style>"
    + alias3((((helper = lookupProperty(helpers,"styleSheet") || alias1(depth0, "styleSheet", {"start":{"line":10,"column":9},"end":{"line":10,"column":19}} ))),(typeof helper === alias5 ? helper.call(alias4,{"name":"styleSheet","hash":{},"data":data,"loc":{"start":{"line":10,"column":7},"end":{"line":10,"column":21}}}) : helper)))
    + "</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#causes\">"
    + alias3(alias2(alias1(lookupProperty(depth0,"words"), "skip", {"start":{"line":13,"column":33},"end":{"line":13,"column":43}} ), depth0))
    + "</a>\n<header>\n<p class=\"brand\">vpn-doctor <span>"
    + alias3((((helper = lookupProperty(helpers,"about") || alias1(depth0, "about", {"start":{"line":15,"column":36},"end":{"line":15,"column":41}} ))),(typeof helper === alias5 ? helper.call(alias4,{"name":"about","hash":{},"data":data,"loc":{"start":{"line":15,"column":34},"end":{"line":15,"column":43}}}) : helper)))
    + " <time datetime=\""
    + alias3((((helper = lookupProperty(helpers,"takenIso") || alias1(depth0, "takenIso", {"start":{"line":15,"column":62},"end":{"line":15,"column":70}} ))),(typeof helper === alias5 ? helper.call(alias4,{"name":"takenIso","hash":{},"data":data,"loc":{"start":{"line":15,"column":60},"end":{"line":15,"column":72}}}) : helper)))
    + "\">"
    + alias3((((helper = lookupProperty(helpers,"taken") || alias1(depth0, "taken", {"start":{"line":15,"column":76},"end":{"line":15,"column":81}} ))),(typeof helper === alias5 ? helper.call(alias4,{"name":"taken","hash":{},"data":data,"loc":{"start":{"line":15,"column":74},"end":{"line":15,"column":83}}}) : helper)))
    + "</time></span></p>\n</header>\n<main>\n<section class=\"verdict "
    + alias3(alias2(alias1(lookupProperty(depth0,"verdict"), "id", {"start":{"line":18,"column":26},"end":{"line":18,"column":36}} ), depth0))
    + "\" aria-labelledby=\"headline\">\n<p class=\"word\"><span class=\"mark\" aria-hidden=\"true\">"
    + alias3(alias2(alias1(lookupProperty(depth0,"verdict"), "mark", {"start":{"line":19,"column":56},"end":{"line":19,"column":68}} ), depth0))
    + "</span> "
    + alias3(alias2(alias1(lookupProperty(depth0,"verdict"), "word", {"start":{"line":19,"column":80},"end":{"line":19,"column":92}} ), depth0))
    + "</p>\n<h1 id=\"headline\">"
    + alias3((((helper = lookupProperty(helpers,"headline") || alias1(depth0, "headline", {"start":{"line":20,"column":20},"end":{"line":20,"column":28}} ))),(typeof helper === alias5 ? helper.call(alias4,{"name":"headline","hash":{},"data":data,"loc":{"start":{"line":20,"column":18},"end":{"line":20,"column":30}}}) : helper)))
    + "</h1>\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias4,lookupProperty(depth0,"actions"),{"name":"if","hash":{},"fn":container.program(0, data, 0, blockParams, depths),"inverse":container.noop,"data":data,"loc":{"start":{"line":21,"column":0},"end":{"line":28,"column":7}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias4,lookupProperty(depth0,"contact"),{"name":"if","hash":{},"fn":container.program(2, data, 0, blockParams, depths),"inverse":container.noop,"data":data,"loc":{"start":{"line":29,"column":0},"end":{"line":31,"column":7}}})) != null ? stack1 : "")
    + "</section>\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias4,lookupProperty(depth0,"supposed"),{"name":"if","hash":{},"fn":container.program(6, data, 0, blockParams, depths),"inverse":container.noop,"data":data,"loc":{"start":{"line":33,"column":0},"end":{"line":33,"column":57}}})) != null ? stack1 : "")
    + "\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias4,lookupProperty(depth0,"unredacted"),{"name":"if","hash":{},"fn":container.program(7, data, 0, blockParams, depths),"inverse":container.noop,"data":data,"loc":{"start":{"line":34,"column":0},"end":{"line":34,"column":67}}})) != null ? stack1 : "")
    + "\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias4,lookupProperty(depth0,"incomplete"),{"name":"if","hash":{},"fn":container.program(8, data, 0, blockParams, depths),"inverse":container.noop,"data":data,"loc":{"start":{"line":35,"column":0},"end":{"line":35,"column":67}}})) != null ? stack1 : "")
    + "\n\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias4,lookupProperty(depth0,"preflight"),{"name":"if","hash":{},"fn":container.program(9, data, 0, blockParams, depths),"inverse":container.noop,"data":data,"loc":{"start":{"line":37,"column":0},"end":{"line":37,"column":49}}})) != null ? stack1 : "")
    + "\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias4,lookupProperty(depth0,"paths"),{"name":"if","hash":{},"fn":container.program(10, data, 0, blockParams, depths),"inverse":container.noop,"data":data,"loc":{"start":{"line":38,"column":0},"end":{"line":47,"column":7}}})) != null ? stack1 : "")
    + "\n<section id=\"causes\" aria-labelledby=\"causes-title\">\n<h2 id=\"causes-title\">"
    + alias3(alias2(alias1(lookupProperty(depth0,"words"), "causes", {"start":{"line":50,"column":24},"end":{"line":50,"column":36}} ), depth0))
    + "</h2>\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias4,lookupProperty(depth0,"causes"),{"name":"if","hash":{},"fn":container.program(14, data, 0, blockParams, depths),"inverse":container.noop,"data":data,"loc":{"start":{"line":51,"column":0},"end":{"line":59,"column":7}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"each").call(alias4,lookupProperty(depth0,"causes"),{"name":"each","hash":{},"fn":container.program(16, data, 0, blockParams, depths),"inverse":container.program(17, data, 0, blockParams, depths),"data":data,"loc":{"start":{"line":60,"column":0},"end":{"line":60,"column":68}}})) != null ? stack1 : "")
    + "\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias4,lookupProperty(depth0,"masked"),{"name":"if","hash":{},"fn":container.program(18, data, 0, blockParams, depths),"inverse":container.noop,"data":data,"loc":{"start":{"line":61,"column":0},"end":{"line":63,"column":7}}})) != null ? stack1 : "")
    + "</section>\n\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias4,lookupProperty(depth0,"contradictions"),{"name":"if","hash":{},"fn":container.program(21, data, 0, blockParams, depths),"inverse":container.noop,"data":data,"loc":{"start":{"line":66,"column":0},"end":{"line":78,"column":7}}})) != null ? stack1 : "")
    + "\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias4,lookupProperty(depth0,"next"),{"name":"if","hash":{},"fn":container.program(25, data, 0, blockParams, depths),"inverse":container.noop,"data":data,"loc":{"start":{"line":80,"column":0},"end":{"line":89,"column":7}}})) != null ? stack1 : "")
    + "\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias4,lookupProperty(depth0,"compared"),{"name":"if","hash":{},"fn":container.program(27, data, 0, blockParams, depths),"inverse":container.noop,"data":data,"loc":{"start":{"line":91,"column":0},"end":{"line":112,"column":7}}})) != null ? stack1 : "")
    + "\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias4,lookupProperty(depth0,"connections"),{"name":"if","hash":{},"fn":container.program(33, data, 0, blockParams, depths),"inverse":container.noop,"data":data,"loc":{"start":{"line":114,"column":0},"end":{"line":128,"column":7}}})) != null ? stack1 : "")
    + "\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias4,lookupProperty(depth0,"transports"),{"name":"if","hash":{},"fn":container.program(35, data, 0, blockParams, depths),"inverse":container.noop,"data":data,"loc":{"start":{"line":130,"column":0},"end":{"line":161,"column":7}}})) != null ? stack1 : "")
    + "\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias4,lookupProperty(depth0,"attempts"),{"name":"if","hash":{},"fn":container.program(43, data, 0, blockParams, depths),"inverse":container.noop,"data":data,"loc":{"start":{"line":163,"column":0},"end":{"line":190,"column":7}}})) != null ? stack1 : "")
    + "\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias4,lookupProperty(depth0,"ruledOut"),{"name":"if","hash":{},"fn":container.program(49, data, 0, blockParams, depths),"inverse":container.noop,"data":data,"loc":{"start":{"line":192,"column":0},"end":{"line":201,"column":7}}})) != null ? stack1 : "")
    + "\n<section aria-labelledby=\"coverage-title\">\n<h2 id=\"coverage-title\">"
    + alias3(alias2(alias1(lookupProperty(depth0,"words"), "coverage", {"start":{"line":204,"column":26},"end":{"line":204,"column":40}} ), depth0))
    + "</h2>\n<dl class=\"context\">\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias4,lookupProperty(depth0,"context"),{"name":"each","hash":{},"fn":container.program(51, data, 0, blockParams, depths),"inverse":container.noop,"data":data,"loc":{"start":{"line":206,"column":0},"end":{"line":208,"column":9}}})) != null ? stack1 : "")
    + "</dl>\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias4,lookupProperty(depth0,"blindTo"),{"name":"if","hash":{},"fn":container.program(52, data, 0, blockParams, depths),"inverse":container.noop,"data":data,"loc":{"start":{"line":210,"column":0},"end":{"line":217,"column":7}}})) != null ? stack1 : "")
    + "<details>\n<summary>"
    + alias3(alias2(alias1(lookupProperty(depth0,"words"), "checks", {"start":{"line":219,"column":11},"end":{"line":219,"column":23}} ), depth0))
    + "</summary>\n<section class=\"scroll\" tabindex=\"0\" aria-label=\""
    + alias3(alias2(alias1(lookupProperty(depth0,"words"), "tableOf", {"start":{"line":220,"column":51},"end":{"line":220,"column":64}} ), depth0))
    + ": "
    + alias3(alias2(alias1(lookupProperty(depth0,"words"), "checks", {"start":{"line":220,"column":70},"end":{"line":220,"column":82}} ), depth0))
    + "\">\n<table>\n<thead><tr><th scope=\"col\">"
    + alias3(alias2(alias1(lookupProperty(depth0,"words"), "check", {"start":{"line":222,"column":29},"end":{"line":222,"column":40}} ), depth0))
    + "</th><th scope=\"col\">"
    + alias3(alias2(alias1(lookupProperty(depth0,"words"), "how", {"start":{"line":222,"column":65},"end":{"line":222,"column":74}} ), depth0))
    + "</th><th scope=\"col\">"
    + alias3(alias2(alias1(lookupProperty(depth0,"words"), "why", {"start":{"line":222,"column":99},"end":{"line":222,"column":108}} ), depth0))
    + "</th><th scope=\"col\">"
    + alias3(alias2(alias1(lookupProperty(depth0,"words"), "time", {"start":{"line":222,"column":133},"end":{"line":222,"column":143}} ), depth0))
    + "</th></tr></thead>\n<tbody>\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias4,lookupProperty(depth0,"coverage"),{"name":"each","hash":{},"fn":container.program(54, data, 0, blockParams, depths),"inverse":container.noop,"data":data,"loc":{"start":{"line":224,"column":0},"end":{"line":226,"column":9}}})) != null ? stack1 : "")
    + "</tbody>\n</table>\n</section>\n</details>\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias4,lookupProperty(depth0,"facts"),{"name":"if","hash":{},"fn":container.program(55, data, 0, blockParams, depths),"inverse":container.noop,"data":data,"loc":{"start":{"line":231,"column":0},"end":{"line":248,"column":7}}})) != null ? stack1 : "")
    + "</section>\n</main>\n<footer><p>"
    + alias3((((helper = lookupProperty(helpers,"tool") || alias1(depth0, "tool", {"start":{"line":251,"column":13},"end":{"line":251,"column":17}} ))),(typeof helper === alias5 ? helper.call(alias4,{"name":"tool","hash":{},"data":data,"loc":{"start":{"line":251,"column":11},"end":{"line":251,"column":19}}}) : helper)))
    + ". "
    + alias3((((helper = lookupProperty(helpers,"footer") || alias1(depth0, "footer", {"start":{"line":251,"column":23},"end":{"line":251,"column":29}} ))),(typeof helper === alias5 ? helper.call(alias4,{"name":"footer","hash":{},"data":data,"loc":{"start":{"line":251,"column":21},"end":{"line":251,"column":31}}}) : helper)))
    + "</p></footer>\n<div class=\"visually-hidden\" id=\"said\" role=\"status\"></div>\n\u003Cscript>"
    + alias3((((helper = lookupProperty(helpers,"script") || alias1(depth0, "script", {"start":{"line":253,"column":10},"end":{"line":253,"column":16}} ))),(typeof helper === alias5 ? helper.call(alias4,{"name":"script","hash":{},"data":data,"loc":{"start":{"line":253,"column":8},"end":{"line":253,"column":18}}}) : helper)))
    + "\u003C/script>\n</body>\n</html>";
},"usePartial":true,"useData":true,"useDepths":true};
export const cause = {"0":function(container,depth0,helpers,partials,data) {
    var helper, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return " <span class=\"tag\"><bdi>"
    + container.escapeExpression((((helper = lookupProperty(helpers,"appliesTo") || container.strict(depth0, "appliesTo", {"start":{"line":3,"column":171},"end":{"line":3,"column":180}} ))),(typeof helper === "function" ? helper.call(depth0 != null ? depth0 : (container.nullContext || {}),{"name":"appliesTo","hash":{},"data":data,"loc":{"start":{"line":3,"column":169},"end":{"line":3,"column":182}}}) : helper)))
    + "</bdi></span>";
},"1":function(container,depth0,helpers,partials,data,blockParams,depths) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<h4>"
    + container.escapeExpression(container.lambda(container.strict(lookupProperty(depth0,"words"), "what", {"start":{"line":6,"column":6},"end":{"line":6,"column":16}} ), depth0))
    + "</h4>\n<ol class=\"fix\">\n"
    + ((stack1 = lookupProperty(helpers,"each").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"fix"),{"name":"each","hash":{},"fn":container.program(2, data, 0, blockParams, depths),"inverse":container.noop,"data":data,"loc":{"start":{"line":8,"column":0},"end":{"line":16,"column":9}}})) != null ? stack1 : "")
    + "</ol>\n";
},"2":function(container,depth0,helpers,partials,data,blockParams,depths) {
    var stack1, helper, alias1=container.strict, alias2=depth0 != null ? depth0 : (container.nullContext || {}), alias3="function", alias4=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<li class=\"step "
    + alias4((((helper = lookupProperty(helpers,"role") || alias1(depth0, "role", {"start":{"line":9,"column":18},"end":{"line":9,"column":22}} ))),(typeof helper === alias3 ? helper.call(alias2,{"name":"role","hash":{},"data":data,"loc":{"start":{"line":9,"column":16},"end":{"line":9,"column":24}}}) : helper)))
    + "\"><strong>"
    + alias4((((helper = lookupProperty(helpers,"by") || alias1(depth0, "by", {"start":{"line":9,"column":36},"end":{"line":9,"column":38}} ))),(typeof helper === alias3 ? helper.call(alias2,{"name":"by","hash":{},"data":data,"loc":{"start":{"line":9,"column":34},"end":{"line":9,"column":40}}}) : helper)))
    + ":</strong> "
    + alias4((((helper = lookupProperty(helpers,"text") || alias1(depth0, "text", {"start":{"line":9,"column":53},"end":{"line":9,"column":57}} ))),(typeof helper === alias3 ? helper.call(alias2,{"name":"text","hash":{},"data":data,"loc":{"start":{"line":9,"column":51},"end":{"line":9,"column":59}}}) : helper)))
    + ((stack1 = lookupProperty(helpers,"if").call(alias2,lookupProperty(depth0,"needs"),{"name":"if","hash":{},"fn":container.program(3, data, 0, blockParams, depths),"inverse":container.noop,"data":data,"loc":{"start":{"line":9,"column":59},"end":{"line":9,"column":114}}})) != null ? stack1 : "")
    + "\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias2,lookupProperty(depth0,"command"),{"name":"if","hash":{},"fn":container.program(4, data, 0, blockParams, depths),"inverse":container.noop,"data":data,"loc":{"start":{"line":10,"column":0},"end":{"line":10,"column":199}}})) != null ? stack1 : "")
    + "\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias2,lookupProperty(depth0,"repair"),{"name":"if","hash":{},"fn":container.program(5, data, 0, blockParams, depths),"inverse":container.noop,"data":data,"loc":{"start":{"line":11,"column":0},"end":{"line":11,"column":52}}})) != null ? stack1 : "")
    + "\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias2,lookupProperty(depth0,"verify"),{"name":"if","hash":{},"fn":container.program(6, data, 0, blockParams, depths),"inverse":container.noop,"data":data,"loc":{"start":{"line":12,"column":0},"end":{"line":12,"column":75}}})) != null ? stack1 : "")
    + "\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias2,lookupProperty(depth0,"undo"),{"name":"if","hash":{},"fn":container.program(7, data, 0, blockParams, depths),"inverse":container.noop,"data":data,"loc":{"start":{"line":13,"column":0},"end":{"line":13,"column":67}}})) != null ? stack1 : "")
    + "\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias2,lookupProperty(depth0,"spoken"),{"name":"if","hash":{},"fn":container.program(8, data, 0, blockParams, depths),"inverse":container.noop,"data":data,"loc":{"start":{"line":14,"column":0},"end":{"line":14,"column":113}}})) != null ? stack1 : "")
    + "\n</li>\n";
},"3":function(container,depth0,helpers,partials,data) {
    var helper, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return " <span class=\"tag\">"
    + container.escapeExpression((((helper = lookupProperty(helpers,"needs") || container.strict(depth0, "needs", {"start":{"line":9,"column":93},"end":{"line":9,"column":98}} ))),(typeof helper === "function" ? helper.call(depth0 != null ? depth0 : (container.nullContext || {}),{"name":"needs","hash":{},"data":data,"loc":{"start":{"line":9,"column":91},"end":{"line":9,"column":100}}}) : helper)))
    + "</span>";
},"4":function(container,depth0,helpers,partials,data,blockParams,depths) {
    var helper, alias1=container.strict, alias2=container.lambda, alias3=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<div class=\"command\"><pre tabindex=\"0\" aria-label=\""
    + alias3(alias2(alias1(lookupProperty(depths[1],"words"), "command", {"start":{"line":10,"column":68},"end":{"line":10,"column":84}} ), depth0))
    + "\"><code>"
    + alias3((((helper = lookupProperty(helpers,"command") || alias1(depth0, "command", {"start":{"line":10,"column":96},"end":{"line":10,"column":103}} ))),(typeof helper === "function" ? helper.call(depth0 != null ? depth0 : (container.nullContext || {}),{"name":"command","hash":{},"data":data,"loc":{"start":{"line":10,"column":94},"end":{"line":10,"column":105}}}) : helper)))
    + "</code></pre><button type=\"button\" class=\"copy\" hidden>"
    + alias3(alias2(alias1(lookupProperty(depths[1],"words"), "copy", {"start":{"line":10,"column":162},"end":{"line":10,"column":175}} ), depth0))
    + "</button></div>";
},"5":function(container,depth0,helpers,partials,data) {
    var helper, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<p class=\"muted\">"
    + container.escapeExpression((((helper = lookupProperty(helpers,"repair") || container.strict(depth0, "repair", {"start":{"line":11,"column":33},"end":{"line":11,"column":39}} ))),(typeof helper === "function" ? helper.call(depth0 != null ? depth0 : (container.nullContext || {}),{"name":"repair","hash":{},"data":data,"loc":{"start":{"line":11,"column":31},"end":{"line":11,"column":41}}}) : helper)))
    + "</p>";
},"6":function(container,depth0,helpers,partials,data,blockParams,depths) {
    var helper, alias1=container.strict, alias2=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<p class=\"muted\">"
    + alias2(container.lambda(alias1(lookupProperty(depths[1],"words"), "itWorked", {"start":{"line":12,"column":33},"end":{"line":12,"column":50}} ), depth0))
    + ": "
    + alias2((((helper = lookupProperty(helpers,"verify") || alias1(depth0, "verify", {"start":{"line":12,"column":56},"end":{"line":12,"column":62}} ))),(typeof helper === "function" ? helper.call(depth0 != null ? depth0 : (container.nullContext || {}),{"name":"verify","hash":{},"data":data,"loc":{"start":{"line":12,"column":54},"end":{"line":12,"column":64}}}) : helper)))
    + "</p>";
},"7":function(container,depth0,helpers,partials,data,blockParams,depths) {
    var helper, alias1=container.strict, alias2=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<p class=\"muted\">"
    + alias2(container.lambda(alias1(lookupProperty(depths[1],"words"), "undo", {"start":{"line":13,"column":31},"end":{"line":13,"column":44}} ), depth0))
    + ": "
    + alias2((((helper = lookupProperty(helpers,"undo") || alias1(depth0, "undo", {"start":{"line":13,"column":50},"end":{"line":13,"column":54}} ))),(typeof helper === "function" ? helper.call(depth0 != null ? depth0 : (container.nullContext || {}),{"name":"undo","hash":{},"data":data,"loc":{"start":{"line":13,"column":48},"end":{"line":13,"column":56}}}) : helper)))
    + "</p>";
},"8":function(container,depth0,helpers,partials,data,blockParams,depths) {
    var helper, alias1=container.strict, alias2=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<details class=\"phone\"><summary>"
    + alias2(container.lambda(alias1(lookupProperty(depths[1],"words"), "onThePhone", {"start":{"line":14,"column":48},"end":{"line":14,"column":67}} ), depth0))
    + "</summary><p>"
    + alias2((((helper = lookupProperty(helpers,"spoken") || alias1(depth0, "spoken", {"start":{"line":14,"column":84},"end":{"line":14,"column":90}} ))),(typeof helper === "function" ? helper.call(depth0 != null ? depth0 : (container.nullContext || {}),{"name":"spoken","hash":{},"data":data,"loc":{"start":{"line":14,"column":82},"end":{"line":14,"column":92}}}) : helper)))
    + "</p></details>";
},"9":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<h4>"
    + container.escapeExpression(container.lambda(container.strict(lookupProperty(depth0,"words"), "why", {"start":{"line":20,"column":6},"end":{"line":20,"column":15}} ), depth0))
    + "</h4>\n<ul class=\"evidence for\">\n"
    + ((stack1 = lookupProperty(helpers,"each").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"for"),{"name":"each","hash":{},"fn":container.program(10, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":22,"column":0},"end":{"line":24,"column":9}}})) != null ? stack1 : "")
    + "</ul>\n";
},"10":function(container,depth0,helpers,partials,data) {
    var stack1, helper, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<li>"
    + container.escapeExpression((((helper = lookupProperty(helpers,"text") || container.strict(depth0, "text", {"start":{"line":23,"column":6},"end":{"line":23,"column":10}} ))),(typeof helper === "function" ? helper.call(alias1,{"name":"text","hash":{},"data":data,"loc":{"start":{"line":23,"column":4},"end":{"line":23,"column":12}}}) : helper)))
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"seen"),{"name":"if","hash":{},"fn":container.program(11, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":23,"column":12},"end":{"line":23,"column":67}}})) != null ? stack1 : "")
    + "</li>\n";
},"11":function(container,depth0,helpers,partials,data) {
    var helper, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return " <span class=\"muted\">"
    + container.escapeExpression((((helper = lookupProperty(helpers,"seen") || container.strict(depth0, "seen", {"start":{"line":23,"column":47},"end":{"line":23,"column":51}} ))),(typeof helper === "function" ? helper.call(depth0 != null ? depth0 : (container.nullContext || {}),{"name":"seen","hash":{},"data":data,"loc":{"start":{"line":23,"column":45},"end":{"line":23,"column":53}}}) : helper)))
    + "</span>";
},"12":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<h4>"
    + container.escapeExpression(container.lambda(container.strict(lookupProperty(depth0,"words"), "whyNot", {"start":{"line":28,"column":6},"end":{"line":28,"column":18}} ), depth0))
    + "</h4>\n<ul class=\"evidence against\">\n"
    + ((stack1 = lookupProperty(helpers,"each").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"against"),{"name":"each","hash":{},"fn":container.program(10, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":30,"column":0},"end":{"line":32,"column":9}}})) != null ? stack1 : "")
    + "</ul>\n";
},"13":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<p class=\"muted\">"
    + container.escapeExpression(container.lambda(container.strict(lookupProperty(depth0,"words"), "readOn", {"start":{"line":36,"column":19},"end":{"line":36,"column":31}} ), depth0))
    + ": "
    + ((stack1 = lookupProperty(helpers,"each").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"references"),{"name":"each","hash":{},"fn":container.program(14, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":36,"column":35},"end":{"line":36,"column":142}}})) != null ? stack1 : "")
    + "</p>\n";
},"14":function(container,depth0,helpers,partials,data) {
    var stack1, helper, alias1=container.strict, alias2=depth0 != null ? depth0 : (container.nullContext || {}), alias3="function", alias4=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<a href=\""
    + alias4((((helper = lookupProperty(helpers,"url") || alias1(depth0, "url", {"start":{"line":36,"column":66},"end":{"line":36,"column":69}} ))),(typeof helper === alias3 ? helper.call(alias2,{"name":"url","hash":{},"data":data,"loc":{"start":{"line":36,"column":64},"end":{"line":36,"column":71}}}) : helper)))
    + "\" rel=\"noreferrer\">"
    + alias4((((helper = lookupProperty(helpers,"title") || alias1(depth0, "title", {"start":{"line":36,"column":92},"end":{"line":36,"column":97}} ))),(typeof helper === alias3 ? helper.call(alias2,{"name":"title","hash":{},"data":data,"loc":{"start":{"line":36,"column":90},"end":{"line":36,"column":99}}}) : helper)))
    + "</a>"
    + ((stack1 = lookupProperty(helpers,"unless").call(alias2,lookupProperty(data,"last"),{"name":"unless","hash":{},"fn":container.program(15, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":36,"column":103},"end":{"line":36,"column":133}}})) != null ? stack1 : "");
},"15":function(container,depth0,helpers,partials,data) {
    return ", ";
},"compiler":[8,">= 4.3.0"],"main":function(container,depth0,helpers,partials,data,blockParams,depths) {
    var stack1, helper, alias1=container.strict, alias2=depth0 != null ? depth0 : (container.nullContext || {}), alias3="function", alias4=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<article class=\"cause "
    + alias4((((helper = lookupProperty(helpers,"confidence") || alias1(depth0, "confidence", {"start":{"line":1,"column":24},"end":{"line":1,"column":34}} ))),(typeof helper === alias3 ? helper.call(alias2,{"name":"confidence","hash":{},"data":data,"loc":{"start":{"line":1,"column":22},"end":{"line":1,"column":36}}}) : helper)))
    + "\" aria-labelledby=\"cause-"
    + alias4((((helper = lookupProperty(helpers,"id") || alias1(depth0, "id", {"start":{"line":1,"column":63},"end":{"line":1,"column":65}} ))),(typeof helper === alias3 ? helper.call(alias2,{"name":"id","hash":{},"data":data,"loc":{"start":{"line":1,"column":61},"end":{"line":1,"column":67}}}) : helper)))
    + "\">\n<h3 id=\"cause-"
    + alias4((((helper = lookupProperty(helpers,"id") || alias1(depth0, "id", {"start":{"line":2,"column":16},"end":{"line":2,"column":18}} ))),(typeof helper === alias3 ? helper.call(alias2,{"name":"id","hash":{},"data":data,"loc":{"start":{"line":2,"column":14},"end":{"line":2,"column":20}}}) : helper)))
    + "\">"
    + alias4((((helper = lookupProperty(helpers,"title") || alias1(depth0, "title", {"start":{"line":2,"column":24},"end":{"line":2,"column":29}} ))),(typeof helper === alias3 ? helper.call(alias2,{"name":"title","hash":{},"data":data,"loc":{"start":{"line":2,"column":22},"end":{"line":2,"column":31}}}) : helper)))
    + "</h3>\n<p class=\"tags\"><span class=\"tag "
    + alias4((((helper = lookupProperty(helpers,"confidence") || alias1(depth0, "confidence", {"start":{"line":3,"column":35},"end":{"line":3,"column":45}} ))),(typeof helper === alias3 ? helper.call(alias2,{"name":"confidence","hash":{},"data":data,"loc":{"start":{"line":3,"column":33},"end":{"line":3,"column":47}}}) : helper)))
    + "\">"
    + alias4((((helper = lookupProperty(helpers,"confidenceWord") || alias1(depth0, "confidenceWord", {"start":{"line":3,"column":51},"end":{"line":3,"column":65}} ))),(typeof helper === alias3 ? helper.call(alias2,{"name":"confidenceWord","hash":{},"data":data,"loc":{"start":{"line":3,"column":49},"end":{"line":3,"column":67}}}) : helper)))
    + "</span> <span class=\"tag\">"
    + alias4((((helper = lookupProperty(helpers,"fixedBy") || alias1(depth0, "fixedBy", {"start":{"line":3,"column":95},"end":{"line":3,"column":102}} ))),(typeof helper === alias3 ? helper.call(alias2,{"name":"fixedBy","hash":{},"data":data,"loc":{"start":{"line":3,"column":93},"end":{"line":3,"column":104}}}) : helper)))
    + " "
    + alias4(container.lambda(alias1(lookupProperty(depth0,"words"), "canFix", {"start":{"line":3,"column":107},"end":{"line":3,"column":119}} ), depth0))
    + "</span>"
    + ((stack1 = lookupProperty(helpers,"if").call(alias2,lookupProperty(depth0,"appliesTo"),{"name":"if","hash":{},"fn":container.program(0, data, 0, blockParams, depths),"inverse":container.noop,"data":data,"loc":{"start":{"line":3,"column":128},"end":{"line":3,"column":202}}})) != null ? stack1 : "")
    + " <code>"
    + alias4((((helper = lookupProperty(helpers,"id") || alias1(depth0, "id", {"start":{"line":3,"column":211},"end":{"line":3,"column":213}} ))),(typeof helper === alias3 ? helper.call(alias2,{"name":"id","hash":{},"data":data,"loc":{"start":{"line":3,"column":209},"end":{"line":3,"column":215}}}) : helper)))
    + "</code></p>\n<p>"
    + alias4((((helper = lookupProperty(helpers,"explanation") || alias1(depth0, "explanation", {"start":{"line":4,"column":5},"end":{"line":4,"column":16}} ))),(typeof helper === alias3 ? helper.call(alias2,{"name":"explanation","hash":{},"data":data,"loc":{"start":{"line":4,"column":3},"end":{"line":4,"column":18}}}) : helper)))
    + "</p>\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias2,lookupProperty(depth0,"fix"),{"name":"if","hash":{},"fn":container.program(1, data, 0, blockParams, depths),"inverse":container.noop,"data":data,"loc":{"start":{"line":5,"column":0},"end":{"line":18,"column":7}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias2,lookupProperty(depth0,"for"),{"name":"if","hash":{},"fn":container.program(9, data, 0, blockParams, depths),"inverse":container.noop,"data":data,"loc":{"start":{"line":19,"column":0},"end":{"line":26,"column":7}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias2,lookupProperty(depth0,"against"),{"name":"if","hash":{},"fn":container.program(12, data, 0, blockParams, depths),"inverse":container.noop,"data":data,"loc":{"start":{"line":27,"column":0},"end":{"line":34,"column":7}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias2,lookupProperty(depth0,"references"),{"name":"if","hash":{},"fn":container.program(13, data, 0, blockParams, depths),"inverse":container.noop,"data":data,"loc":{"start":{"line":35,"column":0},"end":{"line":37,"column":7}}})) != null ? stack1 : "")
    + "</article>";
},"useData":true,"useDepths":true};
export const path = {"0":function(container,depth0,helpers,partials,data) {
    var helper, alias1=container.strict, alias2=depth0 != null ? depth0 : (container.nullContext || {}), alias3="function", alias4=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<line class=\"link\" x1=\""
    + alias4((((helper = lookupProperty(helpers,"from") || alias1(depth0, "from", {"start":{"line":4,"column":25},"end":{"line":4,"column":29}} ))),(typeof helper === alias3 ? helper.call(alias2,{"name":"from","hash":{},"data":data,"loc":{"start":{"line":4,"column":23},"end":{"line":4,"column":31}}}) : helper)))
    + "\" y1=\"34\" x2=\""
    + alias4((((helper = lookupProperty(helpers,"to") || alias1(depth0, "to", {"start":{"line":4,"column":47},"end":{"line":4,"column":49}} ))),(typeof helper === alias3 ? helper.call(alias2,{"name":"to","hash":{},"data":data,"loc":{"start":{"line":4,"column":45},"end":{"line":4,"column":51}}}) : helper)))
    + "\" y2=\"34\"/>\n";
},"1":function(container,depth0,helpers,partials,data) {
    var stack1, helper, alias1=container.strict, alias2=depth0 != null ? depth0 : (container.nullContext || {}), alias3="function", alias4=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<g class=\"hop "
    + alias4((((helper = lookupProperty(helpers,"state") || alias1(depth0, "state", {"start":{"line":7,"column":16},"end":{"line":7,"column":21}} ))),(typeof helper === alias3 ? helper.call(alias2,{"name":"state","hash":{},"data":data,"loc":{"start":{"line":7,"column":14},"end":{"line":7,"column":23}}}) : helper)))
    + "\">\n<rect x=\""
    + alias4((((helper = lookupProperty(helpers,"left") || alias1(depth0, "left", {"start":{"line":8,"column":11},"end":{"line":8,"column":15}} ))),(typeof helper === alias3 ? helper.call(alias2,{"name":"left","hash":{},"data":data,"loc":{"start":{"line":8,"column":9},"end":{"line":8,"column":17}}}) : helper)))
    + "\" y=\"14\" width=\"40\" height=\"40\" rx=\"10\"/>\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias2,lookupProperty(depth0,"computer"),{"name":"if","hash":{},"fn":container.program(2, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":9,"column":0},"end":{"line":9,"column":110}}})) != null ? stack1 : "")
    + "\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias2,lookupProperty(depth0,"network"),{"name":"if","hash":{},"fn":container.program(3, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":10,"column":0},"end":{"line":10,"column":131}}})) != null ? stack1 : "")
    + "\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias2,lookupProperty(depth0,"internet"),{"name":"if","hash":{},"fn":container.program(4, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":11,"column":0},"end":{"line":11,"column":173}}})) != null ? stack1 : "")
    + "\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias2,lookupProperty(depth0,"server"),{"name":"if","hash":{},"fn":container.program(5, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":12,"column":0},"end":{"line":12,"column":125}}})) != null ? stack1 : "")
    + "\n<circle class=\"badge\" cx=\""
    + alias4((((helper = lookupProperty(helpers,"x") || alias1(depth0, "x", {"start":{"line":13,"column":28},"end":{"line":13,"column":29}} ))),(typeof helper === alias3 ? helper.call(alias2,{"name":"x","hash":{},"data":data,"loc":{"start":{"line":13,"column":26},"end":{"line":13,"column":31}}}) : helper)))
    + "\" cy=\"14\" r=\"8\" transform=\"translate(20 0)\"/>\n<text class=\"badge-mark\" x=\""
    + alias4((((helper = lookupProperty(helpers,"x") || alias1(depth0, "x", {"start":{"line":14,"column":30},"end":{"line":14,"column":31}} ))),(typeof helper === alias3 ? helper.call(alias2,{"name":"x","hash":{},"data":data,"loc":{"start":{"line":14,"column":28},"end":{"line":14,"column":33}}}) : helper)))
    + "\" y=\"18\" transform=\"translate(20 0)\" text-anchor=\"middle\">"
    + alias4((((helper = lookupProperty(helpers,"mark") || alias1(depth0, "mark", {"start":{"line":14,"column":93},"end":{"line":14,"column":97}} ))),(typeof helper === alias3 ? helper.call(alias2,{"name":"mark","hash":{},"data":data,"loc":{"start":{"line":14,"column":91},"end":{"line":14,"column":99}}}) : helper)))
    + "</text>\n<text class=\"hop-name\" x=\""
    + alias4((((helper = lookupProperty(helpers,"x") || alias1(depth0, "x", {"start":{"line":15,"column":28},"end":{"line":15,"column":29}} ))),(typeof helper === alias3 ? helper.call(alias2,{"name":"x","hash":{},"data":data,"loc":{"start":{"line":15,"column":26},"end":{"line":15,"column":31}}}) : helper)))
    + "\" y=\"72\" text-anchor=\"middle\">"
    + alias4((((helper = lookupProperty(helpers,"label") || alias1(depth0, "label", {"start":{"line":15,"column":63},"end":{"line":15,"column":68}} ))),(typeof helper === alias3 ? helper.call(alias2,{"name":"label","hash":{},"data":data,"loc":{"start":{"line":15,"column":61},"end":{"line":15,"column":70}}}) : helper)))
    + "</text>\n</g>\n";
},"2":function(container,depth0,helpers,partials,data) {
    var helper, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<path class=\"icon\" transform=\"translate("
    + container.escapeExpression((((helper = lookupProperty(helpers,"x") || container.strict(depth0, "x", {"start":{"line":9,"column":58},"end":{"line":9,"column":59}} ))),(typeof helper === "function" ? helper.call(depth0 != null ? depth0 : (container.nullContext || {}),{"name":"x","hash":{},"data":data,"loc":{"start":{"line":9,"column":56},"end":{"line":9,"column":61}}}) : helper)))
    + " 34)\" d=\"M-11-8h22v13h-22zM-4 9h8M0 5v4\"/>";
},"3":function(container,depth0,helpers,partials,data) {
    var helper, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<path class=\"icon\" transform=\"translate("
    + container.escapeExpression((((helper = lookupProperty(helpers,"x") || container.strict(depth0, "x", {"start":{"line":10,"column":57},"end":{"line":10,"column":58}} ))),(typeof helper === "function" ? helper.call(depth0 != null ? depth0 : (container.nullContext || {}),{"name":"x","hash":{},"data":data,"loc":{"start":{"line":10,"column":55},"end":{"line":10,"column":60}}}) : helper)))
    + " 34)\" d=\"M-12-2a17 17 0 0 1 24 0M-7 3a10 10 0 0 1 14 0M-1 8h2\"/>";
},"4":function(container,depth0,helpers,partials,data) {
    var helper, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<path class=\"icon\" transform=\"translate("
    + container.escapeExpression((((helper = lookupProperty(helpers,"x") || container.strict(depth0, "x", {"start":{"line":11,"column":58},"end":{"line":11,"column":59}} ))),(typeof helper === "function" ? helper.call(depth0 != null ? depth0 : (container.nullContext || {}),{"name":"x","hash":{},"data":data,"loc":{"start":{"line":11,"column":56},"end":{"line":11,"column":61}}}) : helper)))
    + " 34)\" d=\"M-11 0a11 11 0 1 0 22 0a11 11 0 1 0-22 0M-11 0h22M0-11a16 16 0 0 1 0 22M0-11a16 16 0 0 0 0 22\"/>";
},"5":function(container,depth0,helpers,partials,data) {
    var helper, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<path class=\"icon\" transform=\"translate("
    + container.escapeExpression((((helper = lookupProperty(helpers,"x") || container.strict(depth0, "x", {"start":{"line":12,"column":56},"end":{"line":12,"column":57}} ))),(typeof helper === "function" ? helper.call(depth0 != null ? depth0 : (container.nullContext || {}),{"name":"x","hash":{},"data":data,"loc":{"start":{"line":12,"column":54},"end":{"line":12,"column":59}}}) : helper)))
    + " 34)\" d=\"M-11-10h22v8h-22zM-11 2h22v8h-22zM-6-6h1M-6 6h1\"/>";
},"6":function(container,depth0,helpers,partials,data,blockParams,depths) {
    var helper, alias1=container.strict, alias2=depth0 != null ? depth0 : (container.nullContext || {}), alias3="function", alias4=container.escapeExpression, alias5=container.lambda, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<g class=\"flow "
    + alias4((((helper = lookupProperty(helpers,"result") || alias1(depth0, "result", {"start":{"line":19,"column":17},"end":{"line":19,"column":23}} ))),(typeof helper === alias3 ? helper.call(alias2,{"name":"result","hash":{},"data":data,"loc":{"start":{"line":19,"column":15},"end":{"line":19,"column":25}}}) : helper)))
    + "\">\n<text class=\"flow-name\" x=\""
    + alias4(alias5(alias1(depths[1], "startX", {"start":{"line":20,"column":29},"end":{"line":20,"column":38}} ), depth0))
    + "\" y=\""
    + alias4((((helper = lookupProperty(helpers,"textY") || alias1(depth0, "textY", {"start":{"line":20,"column":47},"end":{"line":20,"column":52}} ))),(typeof helper === alias3 ? helper.call(alias2,{"name":"textY","hash":{},"data":data,"loc":{"start":{"line":20,"column":45},"end":{"line":20,"column":54}}}) : helper)))
    + "\">"
    + alias4((((helper = lookupProperty(helpers,"need") || alias1(depth0, "need", {"start":{"line":20,"column":58},"end":{"line":20,"column":62}} ))),(typeof helper === alias3 ? helper.call(alias2,{"name":"need","hash":{},"data":data,"loc":{"start":{"line":20,"column":56},"end":{"line":20,"column":64}}}) : helper)))
    + "</text>\n<line x1=\""
    + alias4(alias5(alias1(depths[1], "startX", {"start":{"line":21,"column":12},"end":{"line":21,"column":21}} ), depth0))
    + "\" y1=\""
    + alias4((((helper = lookupProperty(helpers,"lineY") || alias1(depth0, "lineY", {"start":{"line":21,"column":31},"end":{"line":21,"column":36}} ))),(typeof helper === alias3 ? helper.call(alias2,{"name":"lineY","hash":{},"data":data,"loc":{"start":{"line":21,"column":29},"end":{"line":21,"column":38}}}) : helper)))
    + "\" x2=\""
    + alias4((((helper = lookupProperty(helpers,"endX") || alias1(depth0, "endX", {"start":{"line":21,"column":46},"end":{"line":21,"column":50}} ))),(typeof helper === alias3 ? helper.call(alias2,{"name":"endX","hash":{},"data":data,"loc":{"start":{"line":21,"column":44},"end":{"line":21,"column":52}}}) : helper)))
    + "\" y2=\""
    + alias4((((helper = lookupProperty(helpers,"lineY") || alias1(depth0, "lineY", {"start":{"line":21,"column":60},"end":{"line":21,"column":65}} ))),(typeof helper === alias3 ? helper.call(alias2,{"name":"lineY","hash":{},"data":data,"loc":{"start":{"line":21,"column":58},"end":{"line":21,"column":67}}}) : helper)))
    + "\"/>\n<text class=\"flow-mark\" x=\""
    + alias4((((helper = lookupProperty(helpers,"endX") || alias1(depth0, "endX", {"start":{"line":22,"column":29},"end":{"line":22,"column":33}} ))),(typeof helper === alias3 ? helper.call(alias2,{"name":"endX","hash":{},"data":data,"loc":{"start":{"line":22,"column":27},"end":{"line":22,"column":35}}}) : helper)))
    + "\" y=\""
    + alias4((((helper = lookupProperty(helpers,"lineY") || alias1(depth0, "lineY", {"start":{"line":22,"column":42},"end":{"line":22,"column":47}} ))),(typeof helper === alias3 ? helper.call(alias2,{"name":"lineY","hash":{},"data":data,"loc":{"start":{"line":22,"column":40},"end":{"line":22,"column":49}}}) : helper)))
    + "\" dx=\"6\" dy=\"4\">"
    + alias4((((helper = lookupProperty(helpers,"mark") || alias1(depth0, "mark", {"start":{"line":22,"column":67},"end":{"line":22,"column":71}} ))),(typeof helper === alias3 ? helper.call(alias2,{"name":"mark","hash":{},"data":data,"loc":{"start":{"line":22,"column":65},"end":{"line":22,"column":73}}}) : helper)))
    + "</text>\n</g>\n";
},"7":function(container,depth0,helpers,partials,data) {
    var stack1, helper, alias1=container.strict, alias2=depth0 != null ? depth0 : (container.nullContext || {}), alias3="function", alias4=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<li class=\""
    + alias4((((helper = lookupProperty(helpers,"state") || alias1(depth0, "state", {"start":{"line":28,"column":13},"end":{"line":28,"column":18}} ))),(typeof helper === alias3 ? helper.call(alias2,{"name":"state","hash":{},"data":data,"loc":{"start":{"line":28,"column":11},"end":{"line":28,"column":20}}}) : helper)))
    + "\"><strong><span aria-hidden=\"true\">"
    + alias4((((helper = lookupProperty(helpers,"mark") || alias1(depth0, "mark", {"start":{"line":28,"column":57},"end":{"line":28,"column":61}} ))),(typeof helper === alias3 ? helper.call(alias2,{"name":"mark","hash":{},"data":data,"loc":{"start":{"line":28,"column":55},"end":{"line":28,"column":63}}}) : helper)))
    + "</span> "
    + alias4((((helper = lookupProperty(helpers,"label") || alias1(depth0, "label", {"start":{"line":28,"column":73},"end":{"line":28,"column":78}} ))),(typeof helper === alias3 ? helper.call(alias2,{"name":"label","hash":{},"data":data,"loc":{"start":{"line":28,"column":71},"end":{"line":28,"column":80}}}) : helper)))
    + ":</strong> "
    + alias4((((helper = lookupProperty(helpers,"word") || alias1(depth0, "word", {"start":{"line":28,"column":93},"end":{"line":28,"column":97}} ))),(typeof helper === alias3 ? helper.call(alias2,{"name":"word","hash":{},"data":data,"loc":{"start":{"line":28,"column":91},"end":{"line":28,"column":99}}}) : helper)))
    + ((stack1 = lookupProperty(helpers,"if").call(alias2,lookupProperty(depth0,"seen"),{"name":"if","hash":{},"fn":container.program(8, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":28,"column":99},"end":{"line":28,"column":154}}})) != null ? stack1 : "")
    + "</li>\n";
},"8":function(container,depth0,helpers,partials,data) {
    var helper, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return " <span class=\"muted\">"
    + container.escapeExpression((((helper = lookupProperty(helpers,"seen") || container.strict(depth0, "seen", {"start":{"line":28,"column":134},"end":{"line":28,"column":138}} ))),(typeof helper === "function" ? helper.call(depth0 != null ? depth0 : (container.nullContext || {}),{"name":"seen","hash":{},"data":data,"loc":{"start":{"line":28,"column":132},"end":{"line":28,"column":140}}}) : helper)))
    + "</span>";
},"compiler":[8,">= 4.3.0"],"main":function(container,depth0,helpers,partials,data,blockParams,depths) {
    var stack1, helper, alias1=container.strict, alias2=depth0 != null ? depth0 : (container.nullContext || {}), alias3="function", alias4=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<figure class=\"way\">\n<svg viewBox=\"0 0 "
    + alias4((((helper = lookupProperty(helpers,"width") || alias1(depth0, "width", {"start":{"line":2,"column":20},"end":{"line":2,"column":25}} ))),(typeof helper === alias3 ? helper.call(alias2,{"name":"width","hash":{},"data":data,"loc":{"start":{"line":2,"column":18},"end":{"line":2,"column":27}}}) : helper)))
    + " "
    + alias4((((helper = lookupProperty(helpers,"height") || alias1(depth0, "height", {"start":{"line":2,"column":30},"end":{"line":2,"column":36}} ))),(typeof helper === alias3 ? helper.call(alias2,{"name":"height","hash":{},"data":data,"loc":{"start":{"line":2,"column":28},"end":{"line":2,"column":38}}}) : helper)))
    + "\" role=\"img\" aria-label=\""
    + alias4((((helper = lookupProperty(helpers,"about") || alias1(depth0, "about", {"start":{"line":2,"column":65},"end":{"line":2,"column":70}} ))),(typeof helper === alias3 ? helper.call(alias2,{"name":"about","hash":{},"data":data,"loc":{"start":{"line":2,"column":63},"end":{"line":2,"column":72}}}) : helper)))
    + "\">\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias2,lookupProperty(depth0,"links"),{"name":"each","hash":{},"fn":container.program(0, data, 0, blockParams, depths),"inverse":container.noop,"data":data,"loc":{"start":{"line":3,"column":0},"end":{"line":5,"column":9}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"each").call(alias2,lookupProperty(depth0,"hops"),{"name":"each","hash":{},"fn":container.program(1, data, 0, blockParams, depths),"inverse":container.noop,"data":data,"loc":{"start":{"line":6,"column":0},"end":{"line":17,"column":9}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"each").call(alias2,lookupProperty(depth0,"flows"),{"name":"each","hash":{},"fn":container.program(6, data, 0, blockParams, depths),"inverse":container.noop,"data":data,"loc":{"start":{"line":18,"column":0},"end":{"line":24,"column":9}}})) != null ? stack1 : "")
    + "</svg>\n<ul class=\"hops\">\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias2,lookupProperty(depth0,"list"),{"name":"each","hash":{},"fn":container.program(7, data, 0, blockParams, depths),"inverse":container.noop,"data":data,"loc":{"start":{"line":27,"column":0},"end":{"line":29,"column":9}}})) != null ? stack1 : "")
    + "</ul>\n</figure>";
},"useData":true,"useDepths":true};
export const preflight = {"0":function(container,depth0,helpers,partials,data) {
    var helper, alias1=container.strict, alias2=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<p><strong>"
    + alias2(container.lambda(alias1(lookupProperty(depth0,"words"), "trip", {"start":{"line":1,"column":25},"end":{"line":1,"column":35}} ), depth0))
    + ":</strong> "
    + alias2((((helper = lookupProperty(helpers,"trip") || alias1(depth0, "trip", {"start":{"line":1,"column":50},"end":{"line":1,"column":54}} ))),(typeof helper === "function" ? helper.call(depth0 != null ? depth0 : (container.nullContext || {}),{"name":"trip","hash":{},"data":data,"loc":{"start":{"line":1,"column":48},"end":{"line":1,"column":56}}}) : helper)))
    + "</p>";
},"1":function(container,depth0,helpers,partials,data,blockParams,depths) {
    var stack1, alias1=container.strict, alias2=container.lambda, alias3=container.escapeExpression, alias4=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<section aria-labelledby=\"networks-title\">\n<h2 id=\"networks-title\">"
    + alias3(alias2(alias1(lookupProperty(depth0,"words"), "networks", {"start":{"line":4,"column":26},"end":{"line":4,"column":40}} ), depth0))
    + "</h2>\n<p>"
    + alias3(alias2(alias1(lookupProperty(depth0,"words"), "networksAbout", {"start":{"line":5,"column":5},"end":{"line":5,"column":24}} ), depth0))
    + "</p>\n<section class=\"scroll\" tabindex=\"0\" aria-label=\""
    + alias3(alias2(alias1(lookupProperty(depth0,"words"), "tableOf", {"start":{"line":6,"column":51},"end":{"line":6,"column":64}} ), depth0))
    + ": "
    + alias3(alias2(alias1(lookupProperty(depth0,"words"), "networks", {"start":{"line":6,"column":70},"end":{"line":6,"column":84}} ), depth0))
    + "\">\n<table>\n<thead><tr><th scope=\"col\">"
    + alias3(alias2(alias1(lookupProperty(depth0,"words"), "network", {"start":{"line":8,"column":29},"end":{"line":8,"column":42}} ), depth0))
    + "</th>"
    + ((stack1 = lookupProperty(helpers,"if").call(alias4,lookupProperty(depth0,"several"),{"name":"if","hash":{},"fn":container.program(2, data, 0, blockParams, depths),"inverse":container.noop,"data":data,"loc":{"start":{"line":8,"column":49},"end":{"line":8,"column":112}}})) != null ? stack1 : "")
    + "<th scope=\"col\">"
    + alias3(alias2(alias1(lookupProperty(depth0,"words"), "wouldConnect", {"start":{"line":8,"column":130},"end":{"line":8,"column":148}} ), depth0))
    + "</th><th scope=\"col\">"
    + alias3(alias2(alias1(lookupProperty(depth0,"words"), "because", {"start":{"line":8,"column":173},"end":{"line":8,"column":186}} ), depth0))
    + "</th></tr></thead>\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias4,lookupProperty(depth0,"networks"),{"name":"each","hash":{},"fn":container.program(3, data, 0, blockParams, depths),"inverse":container.noop,"data":data,"loc":{"start":{"line":9,"column":0},"end":{"line":15,"column":9}}})) != null ? stack1 : "")
    + "</table>\n</section>\n</section>\n";
},"2":function(container,depth0,helpers,partials,data) {
    var lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<th scope=\"col\">"
    + container.escapeExpression(container.lambda(container.strict(lookupProperty(depth0,"words"), "connection", {"start":{"line":8,"column":82},"end":{"line":8,"column":98}} ), depth0))
    + "</th>";
},"3":function(container,depth0,helpers,partials,data,blockParams,depths) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<tbody>\n"
    + ((stack1 = lookupProperty(helpers,"each").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"rows"),{"name":"each","hash":{},"fn":container.program(4, data, 0, blockParams, depths),"inverse":container.noop,"data":data,"loc":{"start":{"line":11,"column":0},"end":{"line":13,"column":9}}})) != null ? stack1 : "")
    + "</tbody>\n";
},"4":function(container,depth0,helpers,partials,data,blockParams,depths) {
    var stack1, helper, alias1=depth0 != null ? depth0 : (container.nullContext || {}), alias2=container.strict, alias3=container.lambda, alias4=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<tr>"
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(data,"first"),{"name":"if","hash":{},"fn":container.program(5, data, 0, blockParams, depths),"inverse":container.noop,"data":data,"loc":{"start":{"line":12,"column":4},"end":{"line":12,"column":132}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depths[2],"several"),{"name":"if","hash":{},"fn":container.program(6, data, 0, blockParams, depths),"inverse":container.noop,"data":data,"loc":{"start":{"line":12,"column":132},"end":{"line":12,"column":194}}})) != null ? stack1 : "")
    + "<td class=\""
    + alias4(alias3(alias2(lookupProperty(depth0,"connects"), "id", {"start":{"line":12,"column":207},"end":{"line":12,"column":218}} ), depth0))
    + "\"><span aria-hidden=\"true\">"
    + alias4(alias3(alias2(lookupProperty(depth0,"connects"), "mark", {"start":{"line":12,"column":249},"end":{"line":12,"column":262}} ), depth0))
    + "</span> "
    + alias4(alias3(alias2(lookupProperty(depth0,"connects"), "word", {"start":{"line":12,"column":274},"end":{"line":12,"column":287}} ), depth0))
    + "</td><td>"
    + alias4((((helper = lookupProperty(helpers,"why") || alias2(depth0, "why", {"start":{"line":12,"column":300},"end":{"line":12,"column":303}} ))),(typeof helper === "function" ? helper.call(alias1,{"name":"why","hash":{},"data":data,"loc":{"start":{"line":12,"column":298},"end":{"line":12,"column":305}}}) : helper)))
    + "</td></tr>\n";
},"5":function(container,depth0,helpers,partials,data,blockParams,depths) {
    var alias1=container.strict, alias2=container.lambda, alias3=container.escapeExpression;

  return "<th scope=\"rowgroup\" rowspan=\""
    + alias3(alias2(alias1(depths[1], "span", {"start":{"line":12,"column":50},"end":{"line":12,"column":57}} ), depth0))
    + "\">"
    + alias3(alias2(alias1(depths[1], "title", {"start":{"line":12,"column":63},"end":{"line":12,"column":71}} ), depth0))
    + " <span class=\"source\">"
    + alias3(alias2(alias1(depths[1], "explanation", {"start":{"line":12,"column":97},"end":{"line":12,"column":111}} ), depth0))
    + "</span></th>";
},"6":function(container,depth0,helpers,partials,data) {
    var helper, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<td><bdi>"
    + container.escapeExpression((((helper = lookupProperty(helpers,"connection") || container.strict(depth0, "connection", {"start":{"line":12,"column":164},"end":{"line":12,"column":174}} ))),(typeof helper === "function" ? helper.call(depth0 != null ? depth0 : (container.nullContext || {}),{"name":"connection","hash":{},"data":data,"loc":{"start":{"line":12,"column":162},"end":{"line":12,"column":176}}}) : helper)))
    + "</bdi></td>";
},"7":function(container,depth0,helpers,partials,data,blockParams,depths) {
    var stack1, alias1=container.strict, alias2=container.lambda, alias3=container.escapeExpression, alias4=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<section class=\"scroll\" tabindex=\"0\" aria-label=\""
    + alias3(alias2(alias1(lookupProperty(depth0,"words"), "tableOf", {"start":{"line":24,"column":51},"end":{"line":24,"column":64}} ), depth0))
    + ": "
    + alias3(alias2(alias1(lookupProperty(depth0,"words"), "travelChecks", {"start":{"line":24,"column":70},"end":{"line":24,"column":88}} ), depth0))
    + "\">\n<table>\n<thead><tr><th scope=\"col\">"
    + alias3(alias2(alias1(lookupProperty(depth0,"words"), "check", {"start":{"line":26,"column":29},"end":{"line":26,"column":40}} ), depth0))
    + "</th>"
    + ((stack1 = lookupProperty(helpers,"if").call(alias4,lookupProperty(depth0,"several"),{"name":"if","hash":{},"fn":container.program(2, data, 0, blockParams, depths),"inverse":container.noop,"data":data,"loc":{"start":{"line":26,"column":47},"end":{"line":26,"column":110}}})) != null ? stack1 : "")
    + "<th scope=\"col\">"
    + alias3(alias2(alias1(lookupProperty(depth0,"words"), "result", {"start":{"line":26,"column":128},"end":{"line":26,"column":140}} ), depth0))
    + "</th><th scope=\"col\">"
    + alias3(alias2(alias1(lookupProperty(depth0,"words"), "seen", {"start":{"line":26,"column":165},"end":{"line":26,"column":175}} ), depth0))
    + "</th></tr></thead>\n<tbody>\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias4,lookupProperty(depth0,"open"),{"name":"each","hash":{},"fn":container.program(8, data, 0, blockParams, depths),"inverse":container.noop,"data":data,"loc":{"start":{"line":28,"column":0},"end":{"line":30,"column":9}}})) != null ? stack1 : "")
    + "</tbody>\n</table>\n</section>\n";
},"8":function(container,depth0,helpers,partials,data,blockParams,depths) {
    var stack1, helper, alias1=container.strict, alias2=depth0 != null ? depth0 : (container.nullContext || {}), alias3="function", alias4=container.escapeExpression, alias5=container.lambda, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<tr><th scope=\"row\">"
    + alias4((((helper = lookupProperty(helpers,"title") || alias1(depth0, "title", {"start":{"line":29,"column":22},"end":{"line":29,"column":27}} ))),(typeof helper === alias3 ? helper.call(alias2,{"name":"title","hash":{},"data":data,"loc":{"start":{"line":29,"column":20},"end":{"line":29,"column":29}}}) : helper)))
    + "</th>"
    + ((stack1 = lookupProperty(helpers,"if").call(alias2,lookupProperty(depths[1],"several"),{"name":"if","hash":{},"fn":container.program(6, data, 0, blockParams, depths),"inverse":container.noop,"data":data,"loc":{"start":{"line":29,"column":34},"end":{"line":29,"column":93}}})) != null ? stack1 : "")
    + "<td class=\""
    + alias4(alias5(alias1(lookupProperty(depth0,"result"), "id", {"start":{"line":29,"column":106},"end":{"line":29,"column":115}} ), depth0))
    + "\"><span aria-hidden=\"true\">"
    + alias4(alias5(alias1(lookupProperty(depth0,"result"), "mark", {"start":{"line":29,"column":146},"end":{"line":29,"column":157}} ), depth0))
    + "</span> "
    + alias4(alias5(alias1(lookupProperty(depth0,"result"), "word", {"start":{"line":29,"column":169},"end":{"line":29,"column":180}} ), depth0))
    + "</td><td>"
    + alias4((((helper = lookupProperty(helpers,"text") || alias1(depth0, "text", {"start":{"line":29,"column":193},"end":{"line":29,"column":197}} ))),(typeof helper === alias3 ? helper.call(alias2,{"name":"text","hash":{},"data":data,"loc":{"start":{"line":29,"column":191},"end":{"line":29,"column":199}}}) : helper)))
    + "</td></tr>\n";
},"9":function(container,depth0,helpers,partials,data,blockParams,depths) {
    var stack1, alias1=container.strict, alias2=container.lambda, alias3=container.escapeExpression, alias4=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<details>\n<summary>"
    + alias3(alias2(alias1(lookupProperty(depth0,"words"), "travelInOrder", {"start":{"line":37,"column":11},"end":{"line":37,"column":30}} ), depth0))
    + " ("
    + alias3(alias2(alias1(lookupProperty(depth0,"inOrder"), "length", {"start":{"line":37,"column":36},"end":{"line":37,"column":50}} ), depth0))
    + ")</summary>\n<section class=\"scroll\" tabindex=\"0\" aria-label=\""
    + alias3(alias2(alias1(lookupProperty(depth0,"words"), "tableOf", {"start":{"line":38,"column":51},"end":{"line":38,"column":64}} ), depth0))
    + ": "
    + alias3(alias2(alias1(lookupProperty(depth0,"words"), "travelInOrder", {"start":{"line":38,"column":70},"end":{"line":38,"column":89}} ), depth0))
    + "\">\n<table>\n<thead><tr><th scope=\"col\">"
    + alias3(alias2(alias1(lookupProperty(depth0,"words"), "check", {"start":{"line":40,"column":29},"end":{"line":40,"column":40}} ), depth0))
    + "</th>"
    + ((stack1 = lookupProperty(helpers,"if").call(alias4,lookupProperty(depth0,"several"),{"name":"if","hash":{},"fn":container.program(2, data, 0, blockParams, depths),"inverse":container.noop,"data":data,"loc":{"start":{"line":40,"column":47},"end":{"line":40,"column":110}}})) != null ? stack1 : "")
    + "<th scope=\"col\">"
    + alias3(alias2(alias1(lookupProperty(depth0,"words"), "result", {"start":{"line":40,"column":128},"end":{"line":40,"column":140}} ), depth0))
    + "</th><th scope=\"col\">"
    + alias3(alias2(alias1(lookupProperty(depth0,"words"), "seen", {"start":{"line":40,"column":165},"end":{"line":40,"column":175}} ), depth0))
    + "</th></tr></thead>\n<tbody>\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias4,lookupProperty(depth0,"inOrder"),{"name":"each","hash":{},"fn":container.program(8, data, 0, blockParams, depths),"inverse":container.noop,"data":data,"loc":{"start":{"line":42,"column":0},"end":{"line":44,"column":9}}})) != null ? stack1 : "")
    + "</tbody>\n</table>\n</section>\n</details>\n";
},"compiler":[8,">= 4.3.0"],"main":function(container,depth0,helpers,partials,data,blockParams,depths) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"trip"),{"name":"if","hash":{},"fn":container.program(0, data, 0, blockParams, depths),"inverse":container.noop,"data":data,"loc":{"start":{"line":1,"column":0},"end":{"line":1,"column":67}}})) != null ? stack1 : "")
    + "\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"networks"),{"name":"if","hash":{},"fn":container.program(1, data, 0, blockParams, depths),"inverse":container.noop,"data":data,"loc":{"start":{"line":2,"column":0},"end":{"line":19,"column":7}}})) != null ? stack1 : "")
    + "\n<section aria-labelledby=\"trip-title\">\n<h2 id=\"trip-title\">"
    + container.escapeExpression(container.lambda(container.strict(lookupProperty(depth0,"words"), "travelChecks", {"start":{"line":22,"column":22},"end":{"line":22,"column":40}} ), depth0))
    + "</h2>\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"open"),{"name":"if","hash":{},"fn":container.program(7, data, 0, blockParams, depths),"inverse":container.noop,"data":data,"loc":{"start":{"line":23,"column":0},"end":{"line":34,"column":7}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"inOrder"),{"name":"if","hash":{},"fn":container.program(9, data, 0, blockParams, depths),"inverse":container.noop,"data":data,"loc":{"start":{"line":35,"column":0},"end":{"line":49,"column":7}}})) != null ? stack1 : "")
    + "</section>";
},"useData":true,"useDepths":true};
export const watch = {"0":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<ul class=\"findings\">\n"
    + ((stack1 = lookupProperty(helpers,"each").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"findings"),{"name":"each","hash":{},"fn":container.program(1, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":21,"column":0},"end":{"line":23,"column":9}}})) != null ? stack1 : "")
    + "</ul>\n";
},"1":function(container,depth0,helpers,partials,data) {
    var helper, alias1=container.strict, alias2=depth0 != null ? depth0 : (container.nullContext || {}), alias3="function", alias4=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<li><strong>"
    + alias4((((helper = lookupProperty(helpers,"text") || alias1(depth0, "text", {"start":{"line":22,"column":14},"end":{"line":22,"column":18}} ))),(typeof helper === alias3 ? helper.call(alias2,{"name":"text","hash":{},"data":data,"loc":{"start":{"line":22,"column":12},"end":{"line":22,"column":20}}}) : helper)))
    + "</strong> "
    + alias4((((helper = lookupProperty(helpers,"next") || alias1(depth0, "next", {"start":{"line":22,"column":32},"end":{"line":22,"column":36}} ))),(typeof helper === alias3 ? helper.call(alias2,{"name":"next","hash":{},"data":data,"loc":{"start":{"line":22,"column":30},"end":{"line":22,"column":38}}}) : helper)))
    + "</li>\n";
},"2":function(container,depth0,helpers,partials,data) {
    var stack1, helper, alias1=container.strict, alias2=depth0 != null ? depth0 : (container.nullContext || {}), alias3="function", alias4=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<section aria-label=\""
    + alias4((((helper = lookupProperty(helpers,"title") || alias1(depth0, "title", {"start":{"line":28,"column":23},"end":{"line":28,"column":28}} ))),(typeof helper === alias3 ? helper.call(alias2,{"name":"title","hash":{},"data":data,"loc":{"start":{"line":28,"column":21},"end":{"line":28,"column":30}}}) : helper)))
    + "\">\n<h2>"
    + alias4((((helper = lookupProperty(helpers,"title") || alias1(depth0, "title", {"start":{"line":29,"column":6},"end":{"line":29,"column":11}} ))),(typeof helper === alias3 ? helper.call(alias2,{"name":"title","hash":{},"data":data,"loc":{"start":{"line":29,"column":4},"end":{"line":29,"column":13}}}) : helper)))
    + "</h2>\n<p>"
    + alias4((((helper = lookupProperty(helpers,"total") || alias1(depth0, "total", {"start":{"line":30,"column":5},"end":{"line":30,"column":10}} ))),(typeof helper === alias3 ? helper.call(alias2,{"name":"total","hash":{},"data":data,"loc":{"start":{"line":30,"column":3},"end":{"line":30,"column":12}}}) : helper)))
    + "</p>\n<figure class=\"lane\">\n<svg viewBox=\"0 0 "
    + alias4((((helper = lookupProperty(helpers,"width") || alias1(depth0, "width", {"start":{"line":32,"column":20},"end":{"line":32,"column":25}} ))),(typeof helper === alias3 ? helper.call(alias2,{"name":"width","hash":{},"data":data,"loc":{"start":{"line":32,"column":18},"end":{"line":32,"column":27}}}) : helper)))
    + " 76\" role=\"img\" aria-label=\""
    + alias4((((helper = lookupProperty(helpers,"total") || alias1(depth0, "total", {"start":{"line":32,"column":57},"end":{"line":32,"column":62}} ))),(typeof helper === alias3 ? helper.call(alias2,{"name":"total","hash":{},"data":data,"loc":{"start":{"line":32,"column":55},"end":{"line":32,"column":64}}}) : helper)))
    + "\" preserveAspectRatio=\"none\">\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias2,lookupProperty(depth0,"bars"),{"name":"each","hash":{},"fn":container.program(3, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":33,"column":0},"end":{"line":35,"column":9}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"each").call(alias2,lookupProperty(depth0,"marks"),{"name":"each","hash":{},"fn":container.program(4, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":36,"column":0},"end":{"line":38,"column":9}}})) != null ? stack1 : "")
    + "</svg>\n<figcaption class=\"muted\">"
    + alias4((((helper = lookupProperty(helpers,"scale") || alias1(depth0, "scale", {"start":{"line":40,"column":28},"end":{"line":40,"column":33}} ))),(typeof helper === alias3 ? helper.call(alias2,{"name":"scale","hash":{},"data":data,"loc":{"start":{"line":40,"column":26},"end":{"line":40,"column":35}}}) : helper)))
    + "</figcaption>\n</figure>\n</section>\n";
},"3":function(container,depth0,helpers,partials,data) {
    var helper, alias1=container.strict, alias2=depth0 != null ? depth0 : (container.nullContext || {}), alias3="function", alias4=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<rect class=\"bar "
    + alias4((((helper = lookupProperty(helpers,"kind") || alias1(depth0, "kind", {"start":{"line":34,"column":19},"end":{"line":34,"column":23}} ))),(typeof helper === alias3 ? helper.call(alias2,{"name":"kind","hash":{},"data":data,"loc":{"start":{"line":34,"column":17},"end":{"line":34,"column":25}}}) : helper)))
    + "\" x=\""
    + alias4((((helper = lookupProperty(helpers,"x") || alias1(depth0, "x", {"start":{"line":34,"column":32},"end":{"line":34,"column":33}} ))),(typeof helper === alias3 ? helper.call(alias2,{"name":"x","hash":{},"data":data,"loc":{"start":{"line":34,"column":30},"end":{"line":34,"column":35}}}) : helper)))
    + "\" y=\""
    + alias4((((helper = lookupProperty(helpers,"y") || alias1(depth0, "y", {"start":{"line":34,"column":42},"end":{"line":34,"column":43}} ))),(typeof helper === alias3 ? helper.call(alias2,{"name":"y","hash":{},"data":data,"loc":{"start":{"line":34,"column":40},"end":{"line":34,"column":45}}}) : helper)))
    + "\" width=\""
    + alias4((((helper = lookupProperty(helpers,"width") || alias1(depth0, "width", {"start":{"line":34,"column":56},"end":{"line":34,"column":61}} ))),(typeof helper === alias3 ? helper.call(alias2,{"name":"width","hash":{},"data":data,"loc":{"start":{"line":34,"column":54},"end":{"line":34,"column":63}}}) : helper)))
    + "\" height=\""
    + alias4((((helper = lookupProperty(helpers,"height") || alias1(depth0, "height", {"start":{"line":34,"column":75},"end":{"line":34,"column":81}} ))),(typeof helper === alias3 ? helper.call(alias2,{"name":"height","hash":{},"data":data,"loc":{"start":{"line":34,"column":73},"end":{"line":34,"column":83}}}) : helper)))
    + "\"><title>"
    + alias4((((helper = lookupProperty(helpers,"about") || alias1(depth0, "about", {"start":{"line":34,"column":94},"end":{"line":34,"column":99}} ))),(typeof helper === alias3 ? helper.call(alias2,{"name":"about","hash":{},"data":data,"loc":{"start":{"line":34,"column":92},"end":{"line":34,"column":101}}}) : helper)))
    + "</title></rect>\n";
},"4":function(container,depth0,helpers,partials,data) {
    var helper, alias1=container.strict, alias2=depth0 != null ? depth0 : (container.nullContext || {}), alias3="function", alias4=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<line class=\"mark-line\" x1=\""
    + alias4((((helper = lookupProperty(helpers,"x") || alias1(depth0, "x", {"start":{"line":37,"column":30},"end":{"line":37,"column":31}} ))),(typeof helper === alias3 ? helper.call(alias2,{"name":"x","hash":{},"data":data,"loc":{"start":{"line":37,"column":28},"end":{"line":37,"column":33}}}) : helper)))
    + "\" y1=\"0\" x2=\""
    + alias4((((helper = lookupProperty(helpers,"x") || alias1(depth0, "x", {"start":{"line":37,"column":48},"end":{"line":37,"column":49}} ))),(typeof helper === alias3 ? helper.call(alias2,{"name":"x","hash":{},"data":data,"loc":{"start":{"line":37,"column":46},"end":{"line":37,"column":51}}}) : helper)))
    + "\" y2=\"66\"><title>"
    + alias4((((helper = lookupProperty(helpers,"about") || alias1(depth0, "about", {"start":{"line":37,"column":70},"end":{"line":37,"column":75}} ))),(typeof helper === alias3 ? helper.call(alias2,{"name":"about","hash":{},"data":data,"loc":{"start":{"line":37,"column":68},"end":{"line":37,"column":77}}}) : helper)))
    + "</title></line>\n";
},"5":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<section aria-labelledby=\"events-title\">\n<h2 id=\"events-title\">What happened</h2>\n<table>\n<thead><tr><th scope=\"col\">Time</th><th scope=\"col\">What</th></tr></thead>\n<tbody>\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(depth0,"events"),{"name":"each","hash":{},"fn":container.program(6, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":50,"column":0},"end":{"line":52,"column":9}}})) != null ? stack1 : "")
    + "</tbody>\n</table>\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"forgotten"),{"name":"if","hash":{},"fn":container.program(7, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":55,"column":0},"end":{"line":55,"column":58}}})) != null ? stack1 : "")
    + "\n</section>\n";
},"6":function(container,depth0,helpers,partials,data) {
    var helper, alias1=container.strict, alias2=depth0 != null ? depth0 : (container.nullContext || {}), alias3="function", alias4=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<tr><td><time datetime=\""
    + alias4((((helper = lookupProperty(helpers,"iso") || alias1(depth0, "iso", {"start":{"line":51,"column":26},"end":{"line":51,"column":29}} ))),(typeof helper === alias3 ? helper.call(alias2,{"name":"iso","hash":{},"data":data,"loc":{"start":{"line":51,"column":24},"end":{"line":51,"column":31}}}) : helper)))
    + "\">"
    + alias4((((helper = lookupProperty(helpers,"at") || alias1(depth0, "at", {"start":{"line":51,"column":35},"end":{"line":51,"column":37}} ))),(typeof helper === alias3 ? helper.call(alias2,{"name":"at","hash":{},"data":data,"loc":{"start":{"line":51,"column":33},"end":{"line":51,"column":39}}}) : helper)))
    + "</time></td><td>"
    + alias4((((helper = lookupProperty(helpers,"text") || alias1(depth0, "text", {"start":{"line":51,"column":57},"end":{"line":51,"column":61}} ))),(typeof helper === alias3 ? helper.call(alias2,{"name":"text","hash":{},"data":data,"loc":{"start":{"line":51,"column":55},"end":{"line":51,"column":63}}}) : helper)))
    + "</td></tr>\n";
},"7":function(container,depth0,helpers,partials,data) {
    var helper, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<p class=\"muted\">"
    + container.escapeExpression((((helper = lookupProperty(helpers,"forgotten") || container.strict(depth0, "forgotten", {"start":{"line":55,"column":36},"end":{"line":55,"column":45}} ))),(typeof helper === "function" ? helper.call(depth0 != null ? depth0 : (container.nullContext || {}),{"name":"forgotten","hash":{},"data":data,"loc":{"start":{"line":55,"column":34},"end":{"line":55,"column":47}}}) : helper)))
    + "</p>";
},"8":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<section aria-labelledby=\"blind-title\">\n<h2 id=\"blind-title\">Not followed</h2>\n<ul>\n"
    + ((stack1 = lookupProperty(helpers,"each").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"notFollowed"),{"name":"each","hash":{},"fn":container.program(9, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":62,"column":0},"end":{"line":64,"column":9}}})) != null ? stack1 : "")
    + "</ul>\n</section>\n";
},"9":function(container,depth0,helpers,partials,data) {
    return "<li>"
    + container.escapeExpression(container.lambda(depth0, depth0))
    + "</li>\n";
},"compiler":[8,">= 4.3.0"],"main":function(container,depth0,helpers,partials,data) {
    var stack1, helper, alias1=container.strict, alias2=container.escapeExpression, alias3=depth0 != null ? depth0 : (container.nullContext || {}), alias4="function", lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src '"
    + alias2(container.lambda(alias1(lookupProperty(depth0,"csp"), "style", {"start":{"line":5,"column":85},"end":{"line":5,"column":94}} ), depth0))
    + "'; base-uri 'none'; form-action 'none'\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"generator\" content=\""
    + alias2((((helper = lookupProperty(helpers,"tool") || alias1(depth0, "tool", {"start":{"line":8,"column":34},"end":{"line":8,"column":38}} ))),(typeof helper === alias4 ? helper.call(alias3,{"name":"tool","hash":{},"data":data,"loc":{"start":{"line":8,"column":32},"end":{"line":8,"column":40}}}) : helper)))
    + "\">\n<title>VPN watched from "
    + alias2((((helper = lookupProperty(helpers,"from") || alias1(depth0, "from", {"start":{"line":9,"column":26},"end":{"line":9,"column":30}} ))),(typeof helper === alias4 ? helper.call(alias3,{"name":"from","hash":{},"data":data,"loc":{"start":{"line":9,"column":24},"end":{"line":9,"column":32}}}) : helper)))
    + " to "
    + alias2((((helper = lookupProperty(helpers,"to") || alias1(depth0, "to", {"start":{"line":9,"column":38},"end":{"line":9,"column":40}} ))),(typeof helper === alias4 ? helper.call(alias3,{"name":"to","hash":{},"data":data,"loc":{"start":{"line":9,"column":36},"end":{"line":9,"column":42}}}) : helper)))
    + "</title>\n<style>"
    + alias2((((helper = lookupProperty(helpers,"styleSheet") || alias1(depth0, "styleSheet", {"start":{"line":10,"column":9},"end":{"line":10,"column":19}} ))),(typeof helper === alias4 ? helper.call(alias3,{"name":"styleSheet","hash":{},"data":data,"loc":{"start":{"line":10,"column":7},"end":{"line":10,"column":21}}}) : helper)))
    + "</style>\n</head>\n<body>\n<header>\n<p class=\"brand\">vpn-doctor <span><bdi>"
    + alias2((((helper = lookupProperty(helpers,"name") || alias1(depth0, "name", {"start":{"line":14,"column":41},"end":{"line":14,"column":45}} ))),(typeof helper === alias4 ? helper.call(alias3,{"name":"name","hash":{},"data":data,"loc":{"start":{"line":14,"column":39},"end":{"line":14,"column":47}}}) : helper)))
    + "</bdi>, "
    + alias2((((helper = lookupProperty(helpers,"tunnel") || alias1(depth0, "tunnel", {"start":{"line":14,"column":57},"end":{"line":14,"column":63}} ))),(typeof helper === alias4 ? helper.call(alias3,{"name":"tunnel","hash":{},"data":data,"loc":{"start":{"line":14,"column":55},"end":{"line":14,"column":65}}}) : helper)))
    + ", watched from <time datetime=\""
    + alias2((((helper = lookupProperty(helpers,"fromIso") || alias1(depth0, "fromIso", {"start":{"line":14,"column":98},"end":{"line":14,"column":105}} ))),(typeof helper === alias4 ? helper.call(alias3,{"name":"fromIso","hash":{},"data":data,"loc":{"start":{"line":14,"column":96},"end":{"line":14,"column":107}}}) : helper)))
    + "\">"
    + alias2((((helper = lookupProperty(helpers,"from") || alias1(depth0, "from", {"start":{"line":14,"column":111},"end":{"line":14,"column":115}} ))),(typeof helper === alias4 ? helper.call(alias3,{"name":"from","hash":{},"data":data,"loc":{"start":{"line":14,"column":109},"end":{"line":14,"column":117}}}) : helper)))
    + "</time> to <time datetime=\""
    + alias2((((helper = lookupProperty(helpers,"toIso") || alias1(depth0, "toIso", {"start":{"line":14,"column":146},"end":{"line":14,"column":151}} ))),(typeof helper === alias4 ? helper.call(alias3,{"name":"toIso","hash":{},"data":data,"loc":{"start":{"line":14,"column":144},"end":{"line":14,"column":153}}}) : helper)))
    + "\">"
    + alias2((((helper = lookupProperty(helpers,"to") || alias1(depth0, "to", {"start":{"line":14,"column":157},"end":{"line":14,"column":159}} ))),(typeof helper === alias4 ? helper.call(alias3,{"name":"to","hash":{},"data":data,"loc":{"start":{"line":14,"column":155},"end":{"line":14,"column":161}}}) : helper)))
    + "</time></span></p>\n</header>\n<main>\n<section class=\"verdict "
    + alias2((((helper = lookupProperty(helpers,"verdict") || alias1(depth0, "verdict", {"start":{"line":17,"column":26},"end":{"line":17,"column":33}} ))),(typeof helper === alias4 ? helper.call(alias3,{"name":"verdict","hash":{},"data":data,"loc":{"start":{"line":17,"column":24},"end":{"line":17,"column":35}}}) : helper)))
    + "\" aria-labelledby=\"headline\">\n<h1 id=\"headline\">"
    + alias2((((helper = lookupProperty(helpers,"headline") || alias1(depth0, "headline", {"start":{"line":18,"column":20},"end":{"line":18,"column":28}} ))),(typeof helper === alias4 ? helper.call(alias3,{"name":"headline","hash":{},"data":data,"loc":{"start":{"line":18,"column":18},"end":{"line":18,"column":30}}}) : helper)))
    + "</h1>\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias3,lookupProperty(depth0,"findings"),{"name":"if","hash":{},"fn":container.program(0, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":19,"column":0},"end":{"line":25,"column":7}}})) != null ? stack1 : "")
    + "</section>\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias3,lookupProperty(depth0,"lanes"),{"name":"each","hash":{},"fn":container.program(2, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":27,"column":0},"end":{"line":43,"column":9}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias3,lookupProperty(depth0,"events"),{"name":"if","hash":{},"fn":container.program(5, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":44,"column":0},"end":{"line":57,"column":7}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias3,lookupProperty(depth0,"notFollowed"),{"name":"if","hash":{},"fn":container.program(8, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":58,"column":0},"end":{"line":67,"column":7}}})) != null ? stack1 : "")
    + "</main>\n</body>\n</html>";
},"useData":true};
export const style = {"text":":root {\n  color-scheme: light dark;\n  --page: #ffffff;\n  --panel: #f6f8fa;\n  --line: #d0d7de;\n  --text: #1f2328;\n  --muted: #59636e;\n  --bad: #a40e26;\n  --warn: #7d4e00;\n  --good: #116329;\n  --link: #0550ae;\n  --onmark: #ffffff;\n}\n@media (prefers-color-scheme: dark) {\n  :root {\n    --page: #0d1117;\n    --panel: #161b22;\n    --line: #3d444d;\n    --text: #e6edf3;\n    --muted: #9198a1;\n    --bad: #ff7b72;\n    --warn: #e3b341;\n    --good: #56d364;\n    --link: #79c0ff;\n    --onmark: #0d1117;\n  }\n}\n* {\n  box-sizing: border-box;\n}\nbody {\n  margin: 0 auto;\n  max-width: 60rem;\n  padding: 1rem;\n  background: var(--page);\n  color: var(--text);\n  font:\n    1rem / 1.55 \"Segoe UI\",\n    system-ui,\n    -apple-system,\n    sans-serif;\n  overflow-wrap: anywhere;\n}\nh1 {\n  font-size: 1.5rem;\n  line-height: 1.3;\n  margin: 0.25rem 0 1rem;\n}\nh2 {\n  font-size: 1.2rem;\n  margin: 2rem 0 0.75rem;\n}\nh3 {\n  font-size: 1.1rem;\n  margin: 0 0 0.5rem;\n}\nh4 {\n  font-size: 1rem;\n  margin: 1rem 0 0.25rem;\n}\np {\n  margin: 0.5rem 0;\n}\nul,\nol {\n  margin: 0.25rem 0;\n  padding-inline-start: 1.5rem;\n}\nli {\n  margin: 0.25rem 0;\n}\na {\n  color: var(--link);\n}\n:focus-visible {\n  outline: 3px solid var(--link);\n  outline-offset: 2px;\n}\n.brand {\n  font-weight: 600;\n}\n.brand span,\n.muted {\n  color: var(--muted);\n  font-weight: 400;\n}\n.verdict {\n  border: 1px solid var(--line);\n  border-inline-start: 0.5rem solid var(--warn);\n  border-radius: 0.5rem;\n  background: var(--panel);\n  padding: 1rem 1.25rem;\n}\n.verdict.healthy {\n  border-inline-start-color: var(--good);\n}\n.verdict.failing {\n  border-inline-start-color: var(--bad);\n}\n.verdict .word {\n  font-weight: 700;\n  margin: 0;\n  color: var(--warn);\n}\n.verdict.healthy .word {\n  color: var(--good);\n}\n.verdict.failing .word {\n  color: var(--bad);\n}\n.verdict h2 {\n  margin: 1rem 0 0.25rem;\n}\n.actions {\n  font-size: 1.1rem;\n}\n.notice {\n  border: 1px solid var(--warn);\n  border-radius: 0.5rem;\n  padding: 0.5rem 0.75rem;\n}\n.cause {\n  border: 1px solid var(--line);\n  border-radius: 0.5rem;\n  background: var(--panel);\n  padding: 1rem 1.25rem;\n  margin: 0 0 1rem;\n}\n.cause.confirmed,\n.cause.likely {\n  border-inline-start: 0.35rem solid var(--bad);\n}\n.tags {\n  display: flex;\n  flex-wrap: wrap;\n  gap: 0.5rem;\n  align-items: center;\n  margin: 0 0 0.5rem;\n}\n.tag {\n  border: 1px solid var(--line);\n  border-radius: 1rem;\n  padding: 0 0.6rem;\n  font-size: 0.875rem;\n}\n.tag.confirmed,\n.tag.likely {\n  border-color: var(--bad);\n  color: var(--bad);\n  font-weight: 600;\n}\ncode,\npre {\n  font-family: Consolas, \"Cascadia Mono\", ui-monospace, monospace;\n  font-size: 0.9rem;\n}\n.command {\n  display: flex;\n  gap: 0.5rem;\n  align-items: flex-start;\n  margin: 0.25rem 0;\n}\npre {\n  flex: 1;\n  min-width: 0;\n  margin: 0;\n  padding: 0.5rem 0.75rem;\n  background: var(--page);\n  border: 1px solid var(--line);\n  border-radius: 0.35rem;\n  white-space: pre-wrap;\n}\nbutton {\n  font: inherit;\n  padding: 0.35rem 0.75rem;\n  border: 1px solid var(--line);\n  border-radius: 0.35rem;\n  background: var(--page);\n  color: var(--text);\n  cursor: pointer;\n}\n.contact {\n  margin: 0.75rem 0 0;\n}\nfigure {\n  margin: 0 0 1rem;\n}\n.way,\n.timeline {\n  border: 1px solid var(--line);\n  border-radius: 0.5rem;\n  padding: 0.75rem;\n}\n.way {\n  display: grid;\n  grid-template-columns: minmax(0, 1.3fr) minmax(0, 1fr);\n  gap: 0.5rem 1.5rem;\n  align-items: center;\n}\n@media (max-width: 44rem) {\n  .way {\n    grid-template-columns: minmax(0, 1fr);\n  }\n}\nsvg {\n  display: block;\n  width: 100%;\n  max-width: 34rem;\n  height: auto;\n  font:\n    13px \"Segoe UI\",\n    system-ui,\n    sans-serif;\n}\n@media (max-width: 30rem) {\n  svg {\n    font-size: 15px;\n  }\n  /* Four beside each other: larger, they would run into one another and out of the drawing. */\n  svg .hop-name {\n    font-size: 13px;\n  }\n}\nsvg text {\n  fill: var(--text);\n}\n.link {\n  stroke: var(--muted);\n  stroke-width: 2;\n}\n.hop rect {\n  fill: var(--panel);\n  stroke: var(--muted);\n  stroke-width: 2;\n}\n.hop.ok rect {\n  stroke: var(--good);\n}\n.hop.bad rect {\n  stroke: var(--bad);\n  stroke-width: 3;\n}\n.hop.unknown rect {\n  stroke-dasharray: 4 3;\n}\n.icon {\n  fill: none;\n  stroke: var(--text);\n  stroke-width: 2;\n  stroke-linecap: round;\n}\n.badge {\n  fill: var(--muted);\n}\n.hop.ok .badge {\n  fill: var(--good);\n}\n.hop.bad .badge {\n  fill: var(--bad);\n}\nsvg .badge-mark {\n  fill: var(--onmark);\n  font-weight: 700;\n  font-size: 11px;\n}\n.flow line {\n  stroke: var(--muted);\n  stroke-width: 3;\n  stroke-dasharray: 5 4;\n}\n.flow.ok line {\n  stroke: var(--good);\n  stroke-dasharray: none;\n}\n.flow.blocked line {\n  stroke: var(--bad);\n  stroke-dasharray: none;\n}\nsvg .flow-mark {\n  font-weight: 700;\n  fill: var(--muted);\n}\nsvg .flow.ok .flow-mark {\n  fill: var(--good);\n}\nsvg .flow.blocked .flow-mark {\n  fill: var(--bad);\n}\n.hops {\n  list-style: none;\n  padding: 0;\n}\n.hops .muted {\n  display: block;\n  font-size: 0.9rem;\n}\n.hops .ok strong {\n  color: var(--good);\n}\n.hops .bad strong {\n  color: var(--bad);\n}\n.roles {\n  border: 1px solid var(--line);\n  border-radius: 0.5rem;\n  margin: 0 0 1rem;\n  padding: 0.25rem 0.75rem 0.5rem;\n  display: flex;\n  flex-wrap: wrap;\n  gap: 0.25rem 1rem;\n  min-width: 0;\n}\n.roles label {\n  padding: 0.25rem 0;\n  cursor: pointer;\n}\n/* Browsers that do not know :has() show every step, which is no loss. */\n@media screen {\n  main:has(#role-user:checked) .step:not(.user),\n  main:has(#role-helpdesk:checked) .step:not(.helpdesk),\n  main:has(#role-network:checked) .step:not(.network),\n  main:has(#role-vpn-admin:checked) .step:not(.vpn-admin) {\n    display: none;\n  }\n}\n.facts code {\n  color: var(--muted);\n  font-size: 0.85rem;\n}\n.evidence {\n  list-style: none;\n  padding: 0;\n}\n.evidence li {\n  padding-inline-start: 1.5rem;\n  position: relative;\n}\n.evidence li::before {\n  position: absolute;\n  inset-inline-start: 0;\n  font-weight: 700;\n}\n.for li::before {\n  content: \"+\";\n  color: var(--good);\n}\n.against li::before {\n  content: \"\\2212\";\n  color: var(--bad);\n}\n.evidence .muted {\n  display: block;\n  font-size: 0.9rem;\n}\n.scroll {\n  overflow-x: auto;\n}\ntable {\n  border-collapse: collapse;\n  width: 100%;\n  margin: 0 0 1rem;\n}\ncaption {\n  text-align: start;\n  font-weight: 600;\n  padding: 0.25rem 0;\n}\nth,\ntd {\n  text-align: start;\n  vertical-align: top;\n  padding: 0.4rem 0.6rem;\n  border-bottom: 1px solid var(--line);\n  overflow-wrap: normal;\n}\nthead th {\n  color: var(--muted);\n  font-size: 0.9rem;\n}\ntd.failing,\ntd.no,\ntd.bad,\ntd.blocked {\n  color: var(--bad);\n}\ntd.healthy,\ntd.yes,\ntd.ok {\n  color: var(--good);\n}\ntd.inconclusive,\ntd.degraded {\n  color: var(--warn);\n}\n.source {\n  display: block;\n  font-weight: 400;\n  color: var(--muted);\n  font-size: 0.85rem;\n}\n.own {\n  font-weight: 400;\n  font-size: 0.85rem;\n  border: 1px solid var(--line);\n  border-radius: 1rem;\n  padding: 0 0.5rem;\n  white-space: nowrap;\n}\n.context {\n  display: grid;\n  grid-template-columns: repeat(auto-fit, minmax(14rem, 1fr));\n  gap: 0.25rem 1rem;\n  margin: 0;\n}\n.context div {\n  min-width: 0;\n}\ndt {\n  color: var(--muted);\n  font-size: 0.9rem;\n}\ndd {\n  margin: 0;\n}\nsummary {\n  cursor: pointer;\n  padding: 0.5rem 0;\n}\n.phone summary {\n  display: inline-block;\n  padding: 0.25rem 0;\n  color: var(--link);\n  font-size: 0.9rem;\n}\n.phone summary::before {\n  content: \"\\25B8\\00a0\";\n}\n.phone[open] summary::before {\n  content: \"\\25BE\\00a0\";\n}\nfooter {\n  color: var(--muted);\n  border-top: 1px solid var(--line);\n  margin-top: 2rem;\n}\n.skip {\n  position: absolute;\n  inset-inline-start: -999rem;\n}\n.skip:focus {\n  position: static;\n}\n.visually-hidden {\n  position: absolute;\n  width: 1px;\n  height: 1px;\n  overflow: hidden;\n  clip-path: inset(50%);\n}\n@page {\n  margin: 12mm;\n}\n\n@media print {\n  :root {\n    font-size: 9.5pt;\n    --page: #fff;\n    --panel: #fff;\n    --line: #888;\n    --text: #000;\n    --muted: #333;\n    --bad: #a40e26;\n    --warn: #7d4e00;\n    --good: #116329;\n    --link: #000;\n    --onmark: #fff;\n  }\n  /* What one says on the phone repeats the step: on paper it only pushes a card over the end of its page. */\n  .roles,\n  .phone {\n    display: none;\n  }\n  .way,\n  .timeline,\n  tr,\n  li {\n    break-inside: avoid;\n  }\n  body {\n    max-width: none;\n    padding: 0;\n    font-size: 1rem;\n    line-height: 1.35;\n  }\n  button,\n  .skip {\n    display: none;\n  }\n  .cause,\n  .verdict,\n  tbody {\n    break-inside: avoid;\n  }\n  h2,\n  h3,\n  h4 {\n    break-after: avoid;\n  }\n  a[href^=\"http\"]::after {\n    content: \" (\" attr(href) \")\";\n  }\n}\n.lane {\n  margin: 0.5rem 0 1.5rem;\n}\n.lane svg {\n  display: block;\n  width: 100%;\n  height: 6rem;\n  background: var(--panel);\n  border: 1px solid var(--line);\n}\n.bar.well {\n  fill: var(--good);\n}\n.bar.lossy {\n  fill: var(--warn);\n}\n.bar.silent {\n  fill: var(--bad);\n}\n.mark-line {\n  stroke: var(--text);\n  stroke-width: 1;\n  stroke-dasharray: 2 2;\n  vector-effect: non-scaling-stroke;\n}\n.findings li {\n  margin: 0.5rem 0;\n}\n","hash":"sha256-iVYbEYgnLNvrxFZmrSoKC8pTETHay2Gy3WqCMv+SvaE="};
export const script = {"text":"// The report works without this. It adds copying of commands, and opens what is folded before printing.\n(() => {\n  const said = document.getElementById('said');\n  for (const button of document.querySelectorAll('button.copy')) {\n    button.hidden = false;\n    button.addEventListener('click', async () => {\n      const code = button.parentElement.querySelector('code');\n      try {\n        await navigator.clipboard.writeText(code.textContent);\n        said.textContent = button.textContent = 'Copied';\n      } catch {\n        getSelection().selectAllChildren(code);\n        said.textContent = button.textContent = 'Selected: press Ctrl+C';\n      }\n    });\n  }\n  addEventListener('beforeprint', () => {\n    for (const details of document.querySelectorAll('details')) details.open = true;\n  });\n})();\n","hash":"sha256-KlrYc3+4Iz3eCuvj6RqdtZZYVnUEBjnoNmL+UUXRDh8="};
