internal import Kernel

/// What somebody typed to ask for a welfare report, on a page, in a call or on the command line.
package struct WelfareRequest: Sendable, Hashable {
    /// Nil when it was left empty, so that the asker's own scope stands in.
    package var scope: String?
    /// A code or `all`; nil when it was left empty.
    package var partner: String?
    package var period: String?
    package var by: String?
    package var view: String?

    package init(
        scope: String? = nil, partner: String? = nil, period: String? = nil, by: String? = nil, view: String? = nil
    ) {
        self.scope = WelfareRequest.cleaned(scope)
        self.partner = WelfareRequest.cleaned(partner)
        self.period = WelfareRequest.cleaned(period)
        self.by = WelfareRequest.cleaned(by)
        self.view = WelfareRequest.cleaned(view)
    }

    /// No code and no name of a unit is longer than an imported text, so more is not repeated on a page.
    private static let longestText = 500

    private static func cleaned(_ text: String?) -> String? {
        guard let text else { return nil }
        let cleaned = VietnameseText.clean(String(text.prefix(longestText)))
        return cleaned.isEmpty ? nil : cleaned
    }
}
