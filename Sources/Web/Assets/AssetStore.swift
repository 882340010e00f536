internal import Crypto
internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore

/// The style sheets, scripts and icons below `Public/`, read once at the start and served from memory.
///
/// A page names an asset with a hash of its content, so a browser may keep it for ever. The files of `css/` are
/// also joined, in the order of their names, into `css/site.css`, so that pages need one request for all of them.
struct AssetStore: Sendable {
    private struct Asset: Sendable {
        let bytes: ByteBuffer
        let contentType: String
        let version: String
    }

    private let assets: [String: Asset]
    /// What templates call `asset`: `css/site.css` is `asset.css_site_css`.
    let templatePaths: [String: String]

    private static let contentTypes = [
        "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8", "svg": "image/svg+xml",
        "png": "image/png", "ico": "image/vnd.microsoft.icon", "txt": "text/plain; charset=utf-8",
        "woff2": "font/woff2", "webmanifest": "application/manifest+json", "wasm": "application/wasm",
    ]

    init(folder: String) throws {
        var assets: [String: Asset] = [:]
        var sheets = Data()
        for path in try FileManager.default.subpathsOfDirectory(atPath: folder).sorted() {
            let ending = path.split(separator: ".").last.map(String.init) ?? ""
            guard let contentType = AssetStore.contentTypes[ending],
                let data = FileManager.default.contents(atPath: "\(folder)/\(path)")
            else { continue }
            if path.hasPrefix("css/") { sheets += data }
            assets[path] = AssetStore.asset(data, contentType)
        }
        assets["css/site.css"] = AssetStore.asset(sheets, AssetStore.contentTypes["css", default: ""])
        self.assets = assets
        templatePaths = Dictionary(
            assets.map { path, asset in
                (AssetStore.templateKey(path), "/assets/\(path)?v=\(asset.version)")
            }, uniquingKeysWith: { first, _ in first })
    }

    private static func asset(_ data: Data, _ contentType: String) -> Asset {
        let digest = SHA256.hash(data: data).prefix(6).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }
        return Asset(bytes: ByteBuffer(bytes: data), contentType: contentType, version: digest.joined())
    }

    /// A service worker in a folder of `js/` keeps the pages below the path of that folder's name, and no others.
    private static func workerScope(_ name: String) -> String? {
        let parts = name.split(separator: "/")
        guard parts.count == 3, parts[0] == "js", parts[2] == "worker.js" else { return nil }
        return "/\(parts[1])/"
    }

    private static let workerAllowed = HTTPField.Name("service-worker-allowed")

    private static func templateKey(_ path: String) -> String {
        String(path.map { $0.isLetter || $0.isNumber ? $0 : "_" })
    }

    /// Nil when the path names no asset.
    ///
    /// Files that lie directly in the folder, such as `robots.txt`, have
    /// the paths that the world expects.
    func response(to request: Request, path: String, headers: HTTPFields) -> Response? {
        let name = path.hasPrefix("/assets/") ? path.dropFirst("/assets/".count) : path.dropFirst()
        guard let asset = assets[String(name)], path.hasPrefix("/assets/") || !name.contains("/") else { return nil }
        guard request.method == .get || request.method == .head else { return nil }
        var fields = headers
        // A font's name carries its version, because style sheets name it without a hash.
        let isPinned = request.uri.query == "v=\(asset.version)" || name.hasPrefix("fonts/")
        fields.add(.cacheControl, isPinned ? "public, max-age=31536000, immutable" : "public, max-age=300")
        fields.add(.eTag, "\"\(asset.version)\"")
        if let scope = AssetStore.workerScope(String(name)) { fields.add(AssetStore.workerAllowed, scope) }
        if request.headers.first(.ifNoneMatch) == "\"\(asset.version)\"" {
            return Response(status: .notModified, headers: fields)
        }
        fields.add(.contentType, asset.contentType)
        let response = Response(status: .ok, headers: fields, body: ResponseBody(byteBuffer: asset.bytes))
        return request.method == .head ? response.createHeadResponse() : response
    }
}
