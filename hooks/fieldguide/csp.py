"""The content security policy of every page: only our own files, and the few inline scripts by their hashes.

The theme's scripts stand here as it prints them, so that a hash is never taken from a page that may hold something
else. A test compares them with the pages of the built site; after an update of the theme it says what to change here.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from urllib.parse import urlsplit

DEPTHS = (".", "..", "../..", "../../..", "../../../..")
"""The ways a page can name the site's root."""
SCOPE = (
    '__md_scope=new URL("{base}",location),__md_hash=e=>[...e].reduce(((e,_)=>(e<<5)-e+_.charCodeAt(0)),0),'
    '__md_get=(e,_=localStorage,t=__md_scope)=>JSON.parse(_.getItem(t.pathname+"."+e)),'
    '__md_set=(e,_,t=localStorage,a=__md_scope)=>{try{t.setItem(a.pathname+"."+e,JSON.stringify(_))}catch(e){}}'
)
PALETTE = (
    'var palette=__md_get("__palette");if(palette&&palette.color){if("(prefers-color-scheme)'
    '"===palette.color.media){var media=matchMedia("(prefers-color-scheme: light)"),input=document.querySelector('
    "media.matches?\"[data-md-color-media='(prefers-color-scheme: light)']\":\"[data-md-color-media='("
    'prefers-color-scheme: dark)\']");palette.color.media=input.getAttribute("data-md-color-media"),'
    'palette.color.scheme=input.getAttribute("data-md-color-scheme"),palette.color.primary=input.getAttribute('
    '"data-md-color-primary"),palette.color.accent=input.getAttribute("data-md-color-accent")}for(var[key,'
    'value]of Object.entries(palette.color))document.body.setAttribute("data-md-color-"+key,value)}'
)
TARGET = (
    "var target=document.getElementById(location.hash.slice(1));"
    'target&&target.name&&(target.checked=target.name.startsWith("__tabbed_"))'
)


WAIT = (
    "document.documentElement.dataset.fgWait=location.search;"
    'addEventListener("load",()=>delete document.documentElement.dataset.fgWait)'
)
"""Our own, which main.html prints: while a page's scripts are still to come, ``<html data-fg-wait="?what=was-asked">``.

Styles keep room by it for what the scripts will bring, from the first painting on. When all scripts have come or failed
it is gone, so that a script that did not come leaves the page as it is without one.
"""


def policies(site_url: str | None) -> dict[str, str]:
    """Give the policy for every way a page names the root; the 404 page names it by its full path."""
    root = urlsplit(site_url or "/").path or "/"
    return {base: policy(base) for base in (*DEPTHS, root, root.rstrip("/") or "/")}


def policy(base: str) -> str:
    """Give the policy of a page that names the site's root ``base``."""
    hashes = " ".join(f"'sha256-{digest(script)}'" for script in (SCOPE.replace("{base}", base), WAIT, PALETTE, TARGET))
    rules: Mapping[str, str] = {
        "default-src": "'self'",
        "script-src": f"'self' {hashes}",
        "style-src": "'self'",
        "img-src": "'self' data:",
        "object-src": "'none'",
        "base-uri": "'self'",
        "form-action": "'self'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def digest(script: str) -> str:
    """Give a script's hash as a policy writes it."""
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
