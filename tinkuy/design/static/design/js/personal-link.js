// The personal link carries its secret after the #, where no server, no log and no preview sees it. It is taken from
// the address bar at once and sent by a press only.

const place = document.querySelector("[data-personal-link]");
const secret = location.hash.slice(1);

if (place && /^[\w-]{20,}$/.test(secret)) {
  history.replaceState(null, "", location.pathname + location.search);
  place.querySelector("[name=secret]").value = secret;
  place.hidden = false;
  place.querySelector("button").focus();
  document.querySelector("[data-by-code] button").classList.add("secondary");
}
