/// Opens a page type so that its sample can be taken.
enum PageSample {
    static func of(_ type: any Page.Type) -> any Page {
        func open<Kind: Page>(_ type: Kind.Type) -> any Page { type.sample }
        return open(type)
    }
}
