internal import Kernel

/// The name that a person types to sign in.
///
/// Letters without marks, digits, `.`, `-`, `_` and `@`, so that it can be typed on any keyboard and printed on any
/// slip; upper and lower case are the same.
enum SignInName {
    static func folded(_ text: String) -> String {
        VietnameseText.clean(text).lowercased()
    }

    /// True for a folded name of 3 to 60 characters.
    static func isValid(_ name: String) -> Bool {
        (3...60).contains(name.utf8.count)
            && name.unicodeScalars.allSatisfy { scalar in
                switch scalar {
                case "a"..."z", "0"..."9", ".", "-", "_", "@": true
                default: false
                }
            }
    }
}
