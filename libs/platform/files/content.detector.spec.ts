import { officeFile, openDocumentFile, zipFile } from '@portico/testing/zip-file';
import { formatOf } from './content.detector';

const png = Buffer.concat([
  Buffer.from('89504e470d0a1a0a', 'hex'),
  Buffer.from('0000000d49484452000000010000000108060000001f15c489', 'hex'),
  Buffer.from('0000000049444154', 'hex'),
]);

describe('what is in a file', () => {
  it.each<[string, Buffer, string | undefined]>([
    ['a PDF', Buffer.from('%PDF-1.7\n%âãÏÓ\n', 'latin1'), 'pdf'],
    ['a PDF of letters only', Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\n'), 'pdf'],
    ['a PNG', png, 'png'],
    ['a GIF', Buffer.from('GIF89a\u0001\u0000\u0001\u0000', 'latin1'), 'gif'],
    ['a WebP', Buffer.from('RIFF\u0024\u0000\u0000\u0000WEBPVP8 ', 'latin1'), 'webp'],
    ['a JPEG', Buffer.from('ffd8ffe000104a4649460001', 'hex'), 'jpg'],
    ['a Word document', officeFile('wordprocessingml.document'), 'docx'],
    ['an Excel sheet', officeFile('spreadsheetml.sheet'), 'xlsx'],
    ['a PowerPoint presentation', officeFile('presentationml.presentation'), 'pptx'],
    ['an OpenDocument text', openDocumentFile('text'), 'odt'],
    ['an OpenDocument spreadsheet', openDocumentFile('spreadsheet'), 'ods'],
    ['an OpenDocument presentation', openDocumentFile('presentation'), 'odp'],
    ['an archive', zipFile({ 'a.txt': 'a' }), 'zip'],
    ['a program', Buffer.from('MZ\u0090\u0000\u0003', 'latin1'), 'exe'],
    ['a calendar', Buffer.from('BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n'), 'ics'],
    ['UTF-8 text', Buffer.from('Grüße, 你好\n'), 'text'],
    ['text with a mark', Buffer.from('\ufeffname,email\n'), 'text'],
    ['text of an old encoding', Buffer.from('Gr\u00fc\u00dfe\r\n', 'latin1'), 'text'],
    ['UTF-16 text as Excel writes it', Buffer.from('\ufeffname\temail\n', 'utf16le'), 'text'],
    ['text that begins like a bitmap', Buffer.from('BMW 320, plate M-AB 123\n'), 'text'],
    ['XML', Buffer.from('<?xml version="1.0"?><a/>'), 'xml'],
    ['noise', Buffer.from([0, 1, 2, 3, 250, 4]), undefined],
  ])('is known: %s', async (_, bytes, format) => {
    expect(await formatOf(bytes)).toBe(format);
  });
});
