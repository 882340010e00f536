internal import Foundation
package import Storage

/// The door of Care: its resources and the steps of its schema.
package enum CareArea {
    /// The folder that holds the area's `Schema`.
    package static var resources: String { Bundle.module.bundlePath }

    /// The steps of the area's schema.
    package static func migrations() throws -> [Migration] {
        try Migration.load(area: "care", folder: "\(resources)/Schema")
    }
}
