import Testing

@Suite struct PageCheckTests {
    private let path = "Areas/Sales/Templates/a.mustache"

    @Test(arguments: [
        "{{{name}}}", "{{&name}}", "<script>a()</script>", "<style>p {}</style>", "<p style=\"color: red\">",
        "<button onclick=\"a()\">", "<a href=\"javascript:a()\">",
    ])
    func `markup that the page's policy forbids is found`(line: String) {
        #expect(TemplateMarkup.findings([TextFile(path, "<main>\n\(line)\n")]).places == ["\(path):2"])
    }

    @Test func `a script with a source and an escaped value are left alone`() {
        let file = TextFile(
            path,
            "<script type=\"module\" src=\"{{asset.js_counter_js}}\"></script>\n<p>{{name}}</p>\n"
                + "<script type=\"application/ld+json\">{\"name\":\"{{name}}\"}</script>\n")

        #expect(TemplateMarkup.findings([file]).isEmpty)
    }

    @Test(arguments: ["https://fonts.example.com/a.css", "//cdn.example.net/a.js", "http://example.org"])
    func `an address of another site is found`(address: String) {
        for ending in ["mustache", "css", "js", "svg"] {
            let file = TextFile("Public/a.\(ending)", "a\nb \"\(address)\"\n")

            #expect(OtherSites.findings([file]).places == ["Public/a.\(ending):2"])
        }
    }

    @Test func `a path of this site and the name of a format are left alone`() {
        let file = TextFile(
            "Public/a.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"><a href=\"/sales\"/></svg> // comment\n")

        #expect(OtherSites.findings([file]).isEmpty)
    }

    @Test func `catalogues that differ are found`() {
        let vietnamese = TextFile("Areas/A/Messages/vi.json", "{\n\"a\": \"{name} x\",\n\"b\": \"y\"\n}")
        let english = TextFile("Areas/A/Messages/en.json", "{\n\"c\": \"y\",\n\"a\": \"{title} x\"\n}")

        let places = Catalogues.findings([vietnamese, english]).places

        #expect(places == ["Areas/A/Messages/en.json:1", "Areas/A/Messages/vi.json:1", "Areas/A/Messages/en.json:3"])
    }

    @Test func `a key twice in a file and a key in two folders are found`() {
        let one = TextFile("Areas/A/Messages/vi.json", "{\n\"a\": \"x\",\n\"a\": \"y\"\n}")
        let english = TextFile("Areas/A/Messages/en.json", "{\"a\": \"x\"}")
        let other = TextFile("Areas/B/Messages/vi.json", "{\"a\": \"x\"}")
        let otherEnglish = TextFile("Areas/B/Messages/en.json", "{\"a\": \"x\"}")

        let places = Catalogues.findings([one, english, other, otherEnglish]).places

        #expect(places == ["Areas/A/Messages/vi.json:3", "Areas/B/Messages/vi.json:1"])
    }

    @Test func `a language that is missing or unreadable is found`() {
        let alone = TextFile("Areas/A/Messages/en.json", "{}")
        let unreadable = TextFile("Areas/B/Messages/vi.json", "{\"a\": 1}")
        let beside = TextFile("Areas/B/Messages/en.json", "{}")

        let places = Catalogues.findings([alone, unreadable, beside]).places

        #expect(places == ["Areas/A/Messages/vi.json:1", "Areas/B/Messages/vi.json:1"])
    }

    @Test func `catalogues that agree are left alone`() {
        let vietnamese = TextFile("Areas/A/Messages/vi.json", "{\"a\": \"{x} và {y}\"}")
        let english = TextFile("Areas/A/Messages/en.json", "{\"a\": \"{y} and {x}\"}")

        #expect(Catalogues.findings([vietnamese, english]).isEmpty)
    }
}
