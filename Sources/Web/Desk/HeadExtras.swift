/// What stands above a page for its person alone: their filters of a list, and the step of their tour.
package struct HeadExtras: Sendable {
    package struct Link: Sendable {
        let label: String
        let path: String
        let isCurrent: Bool

        package init(label: String, path: LocalPath, isCurrent: Bool) {
            (self.label, self.path, self.isCurrent) = (label, path.text, isCurrent)
        }
    }

    /// The filters of one list, and the question that would be kept as another.
    package struct Filters: Sendable {
        let links: [Link]
        let hasLinks: Bool
        let list: String
        /// Nil when nothing is asked for that could be kept.
        let question: String?
        let action: String
        let overview: String

        package init(links: [Link], list: LocalPath, question: String?, action: LocalPath, overview: LocalPath) {
            (self.links, self.list, self.question) = (links, list.text, question)
            (self.action, self.overview, hasLinks) = (action.text, overview.text, !links.isEmpty)
        }
    }

    /// One step of the tour.
    package struct Tour: Sendable {
        let count: String
        let title: String
        let text: String
        let here: String
        let next: String
        let end: String
        let isLast: Bool
        let isHere: Bool

        /// `here` is the page of the step; `next` and `end` take forms.
        package init(
            count: String, title: String, text: String, here: LocalPath, next: LocalPath, end: LocalPath,
            isLast: Bool, isHere: Bool
        ) {
            (self.count, self.title, self.text) = (count, title, text)
            (self.here, self.next, self.end) = (here.text, next.text, end.text)
            (self.isLast, self.isHere) = (isLast, isHere)
        }
    }

    let filters: Filters?
    let tour: Tour?

    package init(filters: Filters?, tour: Tour?) {
        self.filters = filters
        self.tour = tour
    }

    static let none = HeadExtras(filters: nil, tour: nil)

    /// With every part filled, for the lint.
    static let sample = HeadExtras(
        filters: Filters(
            links: [Link(label: "Mine", path: LocalPath("/units"), isCurrent: true)], list: LocalPath("/units"),
            question: "q=may", action: LocalPath("/filters"), overview: LocalPath("/filters")),
        tour: Tour(
            count: "1/5", title: "Home", text: "Begin here.", here: LocalPath("/"), next: LocalPath("/tour/next"),
            end: LocalPath("/tour/end"), isLast: true, isHere: false))
}
