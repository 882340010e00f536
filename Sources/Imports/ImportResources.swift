internal import Foundation

/// Where the texts of this target are.
package enum ImportResources {
    package static let folder = Bundle.module.bundlePath
}
