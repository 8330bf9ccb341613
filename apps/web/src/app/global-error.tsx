'use client';
import './globals.css';

/** The layout itself failed, so neither language nor theme is known: both languages, the system's colours. */
export default function GlobalErrorPage() {
  return (
    <html lang="en">
      <body>
        <main className="plain-page">
          <h1 className="voice">This page failed. <span lang="zh-CN">这个页面出错了。</span></h1>
          <p><button type="button" className="btn solid" onClick={() => window.location.reload()}>Load again <span lang="zh-CN">重新加载</span></button></p>
        </main>
      </body>
    </html>
  );
}
