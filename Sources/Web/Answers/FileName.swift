/// Names of downloads in headers (RFC 6266).
enum FileName {
    /// An attachment, or what is shown in place, under an ASCII name for old programs and the real name in UTF-8.
    static func disposition(_ name: String, as kind: String = "attachment") -> String {
        let safe = name.unicodeScalars.filter { $0 != "/" && $0 != "\\" && $0.value >= 0x20 && $0.value != 0x7F }
        let clean = String(String.UnicodeScalarView(safe))
        let plain = String(
            String.UnicodeScalarView(clean.unicodeScalars.map { $0.isASCII && $0 != "\"" && $0 != "%" ? $0 : "_" }))
        return "\(kind); filename=\"\(plain)\"; filename*=UTF-8''\(PercentCoding.encoded(clean))"
    }
}
