internal import Kernel
internal import Partners
internal import Web

/// The addresses of the public site; the English ones begin with `/en`.
enum PublicPath {
    static let start = "/chuong-trinh"
    static let offers = "/uu-dai"
    static let points = "/diem-ban"
    static let partners = "/doi-tac"

    static func local(_ path: String, _ language: Language) -> LocalPath {
        LocalPath(untrusted: language.prefix + path) ?? LocalPath("/")
    }

    static func offer(_ code: String) -> String { LocalPath("/uu-dai/\(code)").text }
    static func point(_ code: String) -> String { LocalPath("/diem-ban/\(code)").text }
    static func partner(_ code: String) -> String { LocalPath("/doi-tac/\(code)").text }
}
