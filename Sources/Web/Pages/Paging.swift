/// Which page of a long list is shown; every list has an end.
package struct Paging: Sendable {
    /// From 1.
    package let number: Int
    package let size: Int

    package init(number: Int, size: Int = 50) {
        self.number = min(max(1, number), 1_000_000)
        self.size = size
    }

    /// From the pair `page` of the query.
    package init(_ visit: some Visit, size: Int = 50) {
        self.init(number: visit.query("page").flatMap { Int($0) } ?? 1, size: size)
    }

    package var offset: Int { (number - 1) * size }

    /// The links of the partial `pagination`; `hasMore` says whether a row beyond this page was found.
    package func links(on path: LocalPath, hasMore: Bool) -> PageLinks {
        PageLinks(
            number: number,
            previous: number > 1 ? path.with("page", String(number - 1)).text : nil,
            next: hasMore ? path.with("page", String(number + 1)).text : nil)
    }
}
