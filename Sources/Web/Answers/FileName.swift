/// Names of downloads in headers (RFC 6266).
enum FileName {
    /// An attachment under an ASCII name for old programs and the real name in UTF-8 beside it.
    static func disposition(_ name: String) -> String {
        let safe = name.unicodeScalars.filter { $0 != "/" && $0 != "\\" && $0.value >= 0x20 && $0.value != 0x7F }
        let clean = String(String.UnicodeScalarView(safe))
        let plain = String(
            String.UnicodeScalarView(clean.unicodeScalars.map { $0.isASCII && $0 != "\"" && $0 != "%" ? $0 : "_" }))
        return "attachment; filename=\"\(plain)\"; filename*=UTF-8''\(PercentCoding.encoded(clean))"
    }
}
