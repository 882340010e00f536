internal import HTTPTypes
internal import Kernel

/// Reads our cookies and writes them, with the attributes that the place allows.
struct CookieJar: Sendable {
    private let attributes: String
    let sessionName: String
    let browserName: String
    static let languageName = "language"
    static let themeName = "theme"
    static let flashName = "flash"

    init(isHTTPS: Bool) {
        attributes = "; Path=/; HttpOnly; SameSite=Lax" + (isHTTPS ? "; Secure" : "")
        // The prefix makes browsers refuse a cookie of that name which a neighbour under the same domain sets.
        sessionName = isHTTPS ? "__Host-session" : "session"
        browserName = isHTTPS ? "__Host-browser" : "browser"
    }

    func value(_ name: String, in headers: HTTPFields) -> String? {
        for header in headers[values: .cookie] {
            for pair in header.split(separator: ";") {
                let pair = pair.trimmed
                guard pair.utf8.count > name.utf8.count, pair.hasPrefix(name),
                    pair.dropFirst(name.count).first == "="
                else { continue }
                return String(pair.dropFirst(name.count + 1))
            }
        }
        return nil
    }

    /// A `Set-Cookie` value; without seconds it lives as long as the browser is open.
    func set(_ name: String, _ value: String, seconds: Int64? = nil) -> String {
        "\(name)=\(value)\(attributes)" + (seconds.map { "; Max-Age=\($0)" } ?? "")
    }

    func remove(_ name: String) -> String {
        set(name, "", seconds: 0)
    }
}
