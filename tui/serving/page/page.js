// The keys go to the dashboard from its first picture on, whenever the window is in front; once it was closed,
// Enter opens it again.
function focusWhatIsShown() {
  const isClosed = document.body.classList.contains("-closed");
  document.querySelector(isClosed ? ".ended a" : "#terminal textarea")?.focus();
}

new MutationObserver(focusWhatIsShown).observe(document.body, { attributeFilter: ["class"] });
window.addEventListener("focus", focusWhatIsShown);
