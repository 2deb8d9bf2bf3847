import { html } from './html';

describe('HTML by template', () => {
  it('takes what is put in as text, also within an attribute', () => {
    const name = `<img src=x onerror=alert(1)> "'&`;
    expect(html`<p title="${name}">${name}</p>`.source).toBe(
      '<p title="&#60;img src=x onerror=alert(1)&#62; &#34;&#39;&#38;">&#60;img src=x onerror=alert(1)&#62; &#34;&#39;&#38;</p>',
    );
  });

  it('takes its own pieces as they are', () => {
    const items = ['a', '<b>'].map((item) => html`<li>${item}</li>`);
    expect(html`<i>${items}${null}</i>`.source).toBe('<i><li>a</li><li>&#60;b&#62;</li></i>');
  });
});
