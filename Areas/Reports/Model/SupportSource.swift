package import Storage

/// Where the welfare report takes from what partners gave beside their discounts; App hands it in, because Care stands
/// below Reports.
package struct SupportSource: Sendable {
    package let support: @Sendable (WelfareQuestion, Transaction) throws -> WelfareSupport

    package init(_ support: @escaping @Sendable (WelfareQuestion, Transaction) throws -> WelfareSupport) {
        self.support = support
    }

    /// Nothing was given.
    package static let none = SupportSource { _, _ in .none }
}
