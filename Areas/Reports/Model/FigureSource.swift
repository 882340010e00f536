package import Storage

/// Where a report takes its numbers from: App collects these from the areas that hold the records.
package struct FigureSource: Sendable {
    package let name: String
    /// The figures as one consistent view tells them.
    ///
    /// Throws a `Refusal` with `unknown_scope`, `unknown_partner` or `not_offered` (a grouping or view that the
    /// source cannot answer).
    package let figures: @Sendable (WelfareQuestion, Transaction) throws -> WelfareFigures
    /// The same sales by the code of the point where they were made.
    package let points: @Sendable (WelfareQuestion, Transaction) throws -> [String: SalesTotals]
    /// The same sales by province, and those of two years by month.
    package let picture: @Sendable (WelfareQuestion, Transaction) throws -> WelfarePicture

    package init(
        name: String, figures: @escaping @Sendable (WelfareQuestion, Transaction) throws -> WelfareFigures,
        points: @escaping @Sendable (WelfareQuestion, Transaction) throws -> [String: SalesTotals] = { _, _ in [:] },
        picture: @escaping @Sendable (WelfareQuestion, Transaction) throws -> WelfarePicture = { _, _ in .none }
    ) {
        self.name = name
        self.figures = figures
        self.points = points
        self.picture = picture
    }
}
