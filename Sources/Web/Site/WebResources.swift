internal import Foundation

/// The texts and templates that come with Web itself.
package enum WebResources {
    package static let folder = Bundle.module.bundlePath + "/Resources"
}
