import { framed } from './mail-html';

describe('a mail in a frame', () => {
  it('keeps its styles by the nonce of the page', () => {
    expect(framed('<style>a{}</style><STYLE type="text/css">b{}</STYLE>', 'n1')).toBe(
      '<base target="_blank"><style nonce="n1">a{}</style><style nonce="n1" type="text/css">b{}</STYLE>',
    );
  });

  it('has links that lead nowhere, from its head on', () => {
    expect(framed('<html><head lang="en"><title>x</title></head><header>y</header></html>', 'n1')).toBe(
      '<html><head lang="en"><base target="_blank"><title>x</title></head><header>y</header></html>',
    );
    expect(framed('<header>y</header>', 'n1')).toBe('<base target="_blank"><header>y</header>');
  });

  it('is else as it was written', () => {
    const html = '<p style="color:red">styled &lt;style&gt;</p><styled></styled>';
    expect(framed(html, 'n1')).toBe(`<base target="_blank">${html}`);
  });
});
