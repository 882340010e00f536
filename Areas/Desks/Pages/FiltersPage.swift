internal import Web

/// The filters that a person keeps, to be renamed and removed.
struct FiltersPage: Page {
    static let template = "desks/filters"
    static let path = LocalPath("/filters")

    struct Line: Sendable {
        let id: String
        let name: String
        let list: String
        let path: String
    }

    /// A question whose name was not accepted, to be sent again.
    struct Question: Sendable {
        let list: String
        let question: String
        let name: Field
    }

    let lines: [Line]
    let again: Question?
    let trouble: Trouble?

    init(_ filters: [SavedFilter], _ form: Form, _ messages: Messages, trouble: Trouble?) {
        lines = filters.map { filter in
            Line(
                id: filter.id, name: filter.name, list: FiltersPage.name(of: filter.list, messages),
                path: filter.path?.text ?? filter.list)
        }
        again =
            form.has("question")
            ? Question(
                list: form["list"], question: form["question"],
                name: Field(
                    "name", label: messages.text("filters.name"), value: form.text("name"), error: trouble?.text))
            : nil
        self.trouble = trouble
    }

    private static func name(of list: String, _ messages: Messages) -> String {
        SavedFilter.lists.contains(list) ? messages.text("desks.list.\(list.dropFirst())") : list
    }

    /// What stands above a list; nil on other pages, and where nothing is kept or asked for.
    static func band(_ own: OwnThings, _ path: String, _ query: String) -> HeadExtras.Filters? {
        guard SavedFilter.lists.contains(path), let list = LocalPath(untrusted: path) else { return nil }
        let question = SavedFilter.question(in: query)
        let here = own.filters.filter { $0.list == path }
        let isNew =
            !here.contains { $0.question == question }
            && (try? SavedFilter.check(list: path, question: question)) != nil
        guard isNew || !here.isEmpty else { return nil }
        return HeadExtras.Filters(
            links: here.compactMap { filter in
                filter.path.map {
                    HeadExtras.Link(label: filter.name, path: $0, isCurrent: filter.question == question)
                }
            },
            list: list, question: isNew ? question : nil, action: FiltersPage.path, overview: FiltersPage.path)
    }

    private init() {
        lines = [Line(id: "1", name: "Mine", list: "Units", path: "/units?q=may")]
        again = Question(list: "/units", question: "q=may", name: .sample)
        trouble = .sample
    }

    static let sample = FiltersPage()
}
