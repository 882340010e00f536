/// A file of the sample world, ready to be imported.
package struct SampleFile: Sendable, Equatable {
    /// The kind of import file, for example `units` (welfare-rules section 1).
    package let kind: String
    package let path: String
    /// Records without the header.
    package let rows: Int
}
