use super::*;

/// The tokens of a document in the form that compares, its separators as `|`; or why it is refused.
fn read(document: &[u8]) -> Result<String, String> {
    let mut tokens = Tokens::new(Box::new(document), Side::Original, "part");
    let mut canonical = String::new();
    loop {
        match tokens.next() {
            Ok(Token::End) => return Ok(canonical.replace(|c| c < '\u{7}', "|")),
            Ok(token) => write_canonical(&token, &mut canonical),
            Err(fault) => return Err(fault.why.to_string()),
        }
    }
}

#[test]
fn what_means_the_same_reads_the_same() {
    let one = read(b"<a y='2' x=\"&lt;1&#x20;\n2\"><b/>t&amp;<![CDATA[<u>]]>\r\n</a>").unwrap();
    let other = read(b"\xEF\xBB\xBF<a  x='&#60;1  2' y='2' ><b></b>t&#38;&lt;u&gt;&#10;</a>\n").unwrap();
    assert_eq!(one, "|a|x|<1  2|y|2|b||t&<u>\n|");
    assert_eq!(other, format!("{one}|\n"));
}

#[test]
fn what_readers_refuse_is_refused() {
    let cases: &[(&[u8], &str)] = &[
        (b"", "there is no element"),
        (b"text", "outside the outermost"),
        (b"<a/>&amp;", "outside the outermost"),
        (b"<a/>&#10;", "outside the outermost"),
        (b"<![CDATA[]]><a/>", "outside the outermost"),
        (b"<a/><b/>", "two outermost"),
        (b"<a>", "inside an element"),
        (b"<a></b>", "</a>"),
        (b"<a x='1' x='2'/>", "duplicated"),
        (b"<a x=1/>", "enclosed"),
        (b"<a x/>", "followed by"),
        (b"<a x='<'/>", "stands in an attribute"),
        (b"<a x='&y;'/>", "y"),
        (b"<a x='1'y='2'/>", "no white space"),
        (b"<a>&y;</a>", "stands for no character"),
        (b"<a>&#0;</a>", "stands for no character"),
        (b"<a>&#xFFFF;</a>", "stands for no character"),
        (b"<a>\x01</a>", "U+0001"),
        (b"<a><!--\x01--></a>", "U+0001"),
        (b"<a x='&#1;'/>", "U+0001"),
        (b"<a>]]></a>", "]]>"),
        (b"<a>\xFF</a>", "UTF-8"),
        (b"<1/>", "no name"),
        (b"<b:a/>", "not declared"),
        (b"<a b:x='1'/>", "not declared"),
        (b"<a:b:c xmlns:a='u'/>", "no name"),
        (b"<!DOCTYPE a [<!ENTITY b 'c'>]><a/>", "document type"),
        (b" <?xml version='1.0'?><a/>", "not at the beginning"),
        (b"<?xml version='1.0' encoding='ISO-8859-1'?><a/>", "ISO-8859-1"),
        (b"<?xml version='1.1'?><a/>", "declaration"),
        (b"<?xml?><a/>", "declaration"),
        (b"<?xml version='1.0'encoding='UTF-8'?><a/>", "declaration"),
        (b"<?xml version='1.0' encoding='UTF-8' standalone='y'?><a/>", "declaration"),
        (b"<?xml version='1.0' standalone='yes' encoding='UTF-8'?><a/>", "declaration"),
        (b"<?XML x?><a/>", "no legal name"),
        (b"<a><?b:c?></a>", "no legal name"),
        (b"<a><?1?></a>", "no name"),
        (b"\xFF\xFE<\x00a\x00/\x00>\x00", "another encoding"),
        (b"<a><!-- -- --></a>", "--"),
    ];
    for (document, reason) in cases {
        let refused = read(document).expect_err(&String::from_utf8_lossy(document));
        assert!(refused.contains(reason), "{}: {refused}", String::from_utf8_lossy(document));
    }
}

#[test]
fn depth_and_attributes_are_bounded() {
    let nested = |depth: usize| [b"<a>".repeat(depth), b"</a>".repeat(depth)].concat();
    assert!(read(&nested(DEEPEST)).is_ok());
    assert!(read(&nested(DEEPEST + 1)).unwrap_err().contains("deep"));
    let attributes: String = (0..=MOST_ATTRIBUTES).map(|at| format!(" a{at}=''")).collect();
    assert!(read(format!("<a{attributes}/>").as_bytes()).unwrap_err().contains("attributes"));
}
