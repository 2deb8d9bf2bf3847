/** An invitation of the same size and looks as Portico's own, as MJML. */
export function template(name: string, link: string): string {
  return `<mjml>
    <mj-head>
      <mj-title>Your home at Maple Court is online</mj-title>
      <mj-attributes>
        <mj-all font-family="-apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif" />
        <mj-text font-size="16px" line-height="26px" color="#1f2328" padding="0 32px" />
      </mj-attributes>
    </mj-head>
    <mj-body width="600px" background-color="#f3f4f6">
      <mj-section background-color="#1f4f7a"><mj-column>
        <mj-text color="#ffffff" font-size="18px" font-weight="700">Maple Court</mj-text>
      </mj-column></mj-section>
      <mj-section background-color="#ffffff" padding="32px 0 16px"><mj-column>
        <mj-text><h1>Dear ${name},</h1></mj-text>
        <mj-text>Maple Court has opened a portal for its residents. You can see your account there, report what needs repair,
          read the notices of the board and find the documents of the community.</mj-text>
        <mj-table><tr><td style="padding:12px 16px;background-color:#f3f4f6;border:1px solid #d8dde3">
          <span style="font-size:14px">Your home</span><br /><strong>1 Elm Street</strong></td></tr></mj-table>
        <mj-button href="${link}" background-color="#1f4f7a" color="#ffffff">Activate my account</mj-button>
        <mj-text font-size="14px">The link works for seven days, and once.</mj-text>
        <mj-text font-size="14px">Or copy this address into your browser:<br /><a href="${link}">${link}</a></mj-text>
        <mj-text>How it works is told step by step in <a href="https://portal.example/guide">our guide</a>.</mj-text>
      </mj-column></mj-section>
      <mj-section padding="20px 0 0"><mj-column>
        <mj-text font-size="13px">You get this because you own a home at Maple Court.</mj-text>
      </mj-column></mj-section>
    </mj-body>
  </mjml>`;
}
