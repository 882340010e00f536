/// A table that is read row by row, in bounded memory, whatever the kind of its file.
///
/// A source belongs to one thread at a time.
package protocol RowSource: AnyObject {
    /// The next record, the header first; nil after the last one.
    ///
    /// Throws `UnreadableFile` when the file cannot be read on, and for a file without any record.
    /// After an error nothing more may be asked of the source.
    func next() throws -> RawRow?

    /// Bytes of the file taken so far, for progress; never more than `bytesTotal` for a file of fixed size.
    var bytesRead: Int { get }

    /// Size of the file in bytes when it was opened; 0 for a pipe.
    var bytesTotal: Int { get }
}
