internal import Foundation

/// Where the project's files lie while its tests run.
package enum ProjectFolder {
    package static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path
    /// The style sheets, scripts and icons.
    package static let publicFolder = root + "/Public"
}
