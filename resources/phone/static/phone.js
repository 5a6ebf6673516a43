/* A page that waits looks now and then whether something has changed; without this it loads anew. */
(function () {
  "use strict";
  var main = document.querySelector("main[data-every]");
  var every = main ? Number(main.getAttribute("data-every")) : 0;
  var tag = main ? main.getAttribute("data-tag") : "";
  if (!every || !window.DOMParser || !window.XMLHttpRequest) { return; }

  var timer = 0;

  function later(factor) {
    window.clearTimeout(timer);
    timer = window.setTimeout(look, every * 1000 * factor * (0.8 + Math.random() * 0.4));
  }

  function look() {
    if (document.hidden) { later(1); return; }
    var ask = new XMLHttpRequest();
    ask.open("GET", window.location.pathname);
    ask.setRequestHeader("If-None-Match", tag);
    ask.timeout = 10000;
    ask.onload = function () { show(ask); };
    ask.onerror = ask.ontimeout = function () { later(2); };
    ask.send();
  }

  function show(ask) {
    if (ask.status === 304) { later(1); return; }
    if (ask.status !== 200) { later(3); return; }
    var page = new DOMParser().parseFromString(ask.responseText, "text/html");
    var fresh = page && page.querySelector("main[data-every]");
    var now = ask.responseURL || "";
    if (!fresh || (now && now.indexOf(window.location.pathname) < 0)) {
      window.location.replace(now || window.location.pathname);
      return;
    }
    main.innerHTML = fresh.innerHTML;
    tag = fresh.getAttribute("data-tag");
    every = Number(fresh.getAttribute("data-every"));
    var form = main.querySelector("form[data-send]");
    if (form) { form.submit(); return; }
    if (every) { later(1); }
  }

  document.addEventListener("visibilitychange", function () {
    if (!document.hidden) { look(); }
  });
  later(1);
}());
