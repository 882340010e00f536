internal import Foundation
package import Storage

/// The door of Partners: its resources and the steps of its schema.
package enum PartnersArea {
    /// The folder that holds the area's `Messages` and `Schema`.
    package static var resources: String { Bundle.module.bundlePath }

    /// The steps of the area's schema.
    package static func migrations() throws -> [Migration] {
        try Migration.load(area: "partners", folder: "\(resources)/Schema")
    }
}
