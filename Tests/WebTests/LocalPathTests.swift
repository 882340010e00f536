import Testing
import Web

struct LocalPathTests {
    @Test(arguments: [
        "//evil.example", "https://evil.example/", "/\\evil.example", "evil", "", "/a\tb", "/a\nb", "/ộ",
        "javascript:1",
    ])
    func `an address that could lead away is no local path`(text: String) {
        #expect(LocalPath(untrusted: text) == nil)
    }

    @Test func `values in a path are escaped`() {
        let code = "a/b?ộ"

        #expect(LocalPath("/reports/\(code)").text == "/reports/a%2Fb%3F%E1%BB%99")
        #expect(LocalPath("/reports").with("q", "a b").with("page", "2").text == "/reports?q=a%20b&page=2")
    }
}
