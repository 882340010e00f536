internal import HTTPTypes

/// The header fields that every answer carries, made once.
struct SecurityHeaders: Sendable {
    let page: HTTPFields
    let api: HTTPFields
    let asset: HTTPFields
    /// For pages that run WebAssembly of ours; scripts still come from us alone, and none from a text.
    static let policyWithModules =
        "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; base-uri 'none'; form-action 'self'; "
        + "frame-ancestors 'none'; object-src 'none'"

    init(isHTTPS: Bool) {
        var asset = HTTPFields()
        asset.add(.xContentTypeOptions, "nosniff")
        asset.add(HTTPField.Name("cross-origin-resource-policy"), "same-origin")
        if isHTTPS { asset.add(.strictTransportSecurity, "max-age=31536000") }
        self.asset = asset

        var api = asset
        api.add(.contentSecurityPolicy, "default-src 'none'; frame-ancestors 'none'")
        api.add(.cacheControl, "no-store")
        self.api = api

        var page = asset
        page.add(
            .contentSecurityPolicy,
            "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'")
        page.add(.cacheControl, "no-store")
        page.add(HTTPField.Name("x-frame-options"), "DENY")
        // Not `no-referrer`: browsers would then send `Origin: null` with our own forms.
        page.add(HTTPField.Name("referrer-policy"), "same-origin")
        page.add(HTTPField.Name("cross-origin-opener-policy"), "same-origin")
        page.add(HTTPField.Name("permissions-policy"), "camera=(self), geolocation=(self), microphone=()")
        self.page = page
    }
}
