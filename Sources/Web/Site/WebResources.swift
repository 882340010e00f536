internal import Foundation

/// The texts and templates that come with Web itself.
enum WebResources {
    static let folder = Bundle.module.bundlePath + "/Resources"
}
