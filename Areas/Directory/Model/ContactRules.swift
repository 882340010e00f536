internal import Kernel

/// What telephone numbers and e-mail addresses look like.
enum ContactRules {
    private static let phoneSigns = Set("0123456789+-.()/;, ")

    /// Digits with the signs that people put between them; several numbers are parted by `;`.
    static func isPhone(_ text: String) -> Bool {
        text.count <= 100 && text.allSatisfy(phoneSigns.contains) && text.count { $0.isNumber } >= 3
    }

    /// One `@` with something on both sides and a dot behind it (a small part of RFC 5322, which fits all real ones).
    static func isEmail(_ text: String) -> Bool {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, text.count <= 254 else { return false }
        let labels = parts[1].split(separator: ".", omittingEmptySubsequences: false)
        let isPlain = text.unicodeScalars.allSatisfy {
            $0.value > 0x20 && $0.value < 0x7F && !",;<>()\"".unicodeScalars.contains($0)
        }
        return labels.count > 1 && labels.allSatisfy { !$0.isEmpty } && isPlain
    }
}
