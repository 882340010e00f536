/// What the site must know about the place where it runs.
package struct SiteSettings: Sendable {
    /// As browsers see it, for example `https://phucloi.example`; nil when only the host header tells.
    package let publicOrigin: String?
    /// The folder with the style sheets, scripts and icons.
    package let publicFolder: String
    /// The folder with the lists that come with the product, such as where provinces stand on the map.
    package let dataFolder: String
    /// True behind a proxy that writes `X-Forwarded-For` itself.
    package let trustsForwardedFor: Bool

    /// Data lies beside the public folder, as in the repository.
    package init(publicOrigin: String? = nil, publicFolder: String, trustsForwardedFor: Bool = false) {
        self.publicOrigin = publicOrigin
        self.publicFolder = publicFolder
        dataFolder = publicFolder + "/../Data"
        self.trustsForwardedFor = trustsForwardedFor
    }

    /// True when browsers reach the site over TLS, so that cookies must not travel without it.
    var isHTTPS: Bool { publicOrigin?.hasPrefix("https://") ?? false }
}
