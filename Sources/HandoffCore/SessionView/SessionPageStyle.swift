import Crypto
import Foundation

/// The page's style, and the one hash by which a browser is told to apply it and no other.
enum SessionPageStyle {
    /// The source expression of the content security policy.
    static let source =
        "'sha256-"
        + Data(SHA256.hash(data: Data(css.utf8))).base64EncodedString() + "'"

    static let css = """
        :root{--ground:#f6f6f7;--card:#fff;--ink:#18181b;--soft:#5b5b66;--line:#e2e2e7;
        --user:#2563eb;--ai:#7c3aed;--agent:#047857;--bad:#b91c1c;--badground:#fee2e2;
        --goodground:#dcfce7;--good:#166534;--quiet:#ececf0}
        @media (prefers-color-scheme:dark){:root{--ground:#111114;--card:#1b1b20;--ink:#ededf0;
        --soft:#a1a1ad;--line:#303038;--user:#7aa7ff;--ai:#b794ff;--agent:#4ade9d;--bad:#fca5a5;
        --badground:#4c1d1d;--goodground:#12351f;--good:#86efac;--quiet:#2a2a31}}
        *{box-sizing:border-box}
        body{margin:0;background:var(--ground);color:var(--ink);
        font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif}
        header,main,footer{max-width:72rem;margin:0 auto;padding:0 1rem}
        header{padding-top:1.25rem}
        h1{font-size:1.5rem;margin:0}
        h2{font-size:1rem;margin:0 0 .5rem}
        h3{font-size:.875rem;margin:.75rem 0 .25rem}
        p{margin:.25rem 0}
        .who{color:var(--soft);overflow-wrap:anywhere}
        .pill{display:inline-block;padding:.05rem .6rem;border-radius:1rem;font-size:.8125rem;
        background:var(--quiet);color:var(--ink)}
        .pill.good{background:var(--goodground);color:var(--good)}
        .pill.bad{background:var(--badground);color:var(--bad)}
        .pill.ai{color:var(--ai)}.pill.agent{color:var(--agent)}
        main{display:grid;gap:1rem;padding-top:1rem;padding-bottom:1rem}
        main>*{min-width:0}
        aside{display:grid;gap:1rem;align-content:start}
        section{background:var(--card);border:1px solid var(--line);border-radius:.75rem;
        padding:1rem;min-width:0}
        @media (min-width:56rem){main{grid-template-columns:minmax(0,1fr) 22rem;
        grid-template-rows:auto 1fr}.story{grid-area:1/1/span 2/auto}
        .handoff,main>aside{grid-column:2}}
        ol,ul{list-style:none;margin:0;padding:0}
        ol>li{border-left:3px solid var(--line);padding:.1rem 0 .1rem .75rem;margin:1rem 0;
        max-width:46rem}
        ol>li.user{border-color:var(--user)}ol>li.ai{border-color:var(--ai)}
        ol>li.agent{border-color:var(--agent)}
        li.user .meta b{color:var(--user)}li.ai .meta b{color:var(--ai)}
        li.agent .meta b{color:var(--agent)}
        li.system .text{color:var(--soft)}
        .meta,time,small{font-size:.8125rem;color:var(--soft)}
        .meta{margin:0}
        .text{white-space:pre-wrap;overflow-wrap:anywhere;margin:.1rem 0}
        .note{background:var(--quiet);border-radius:.5rem;padding:.4rem .6rem;margin:.4rem 0;
        font-size:.875rem;overflow-wrap:anywhere}
        summary{cursor:pointer}
        pre{margin:.35rem 0 0;white-space:pre-wrap;overflow-wrap:anywhere}
        code,pre{font:.8125rem/1.45 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;
        overflow-wrap:anywhere}
        .files li{padding:.1rem 0}
        .files li::before{content:"File ";font-size:.8125rem;color:var(--soft)}
        a{color:var(--user);overflow-wrap:anywhere}
        dl{margin:0;font-size:.9375rem}
        dl+dl{border-top:1px solid var(--line);margin-top:.75rem;padding-top:.75rem}
        dt{color:var(--soft);font-size:.8125rem}dd{margin:0 0 .4rem;overflow-wrap:anywhere}
        aside li,.handoff li{font-size:.875rem;padding:.2rem 0;overflow-wrap:anywhere}
        .failure{color:var(--bad);margin:.1rem 0 .35rem}
        .empty{color:var(--soft)}
        footer{color:var(--soft);font-size:.8125rem;padding-bottom:2rem}
        """
}
