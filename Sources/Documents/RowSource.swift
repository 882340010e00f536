/// A table that is read row by row, in bounded memory, whatever the kind of its file.
///
/// A source belongs to one thread at a time.
package protocol RowSource: AnyObject {
    /// The next record, the header first; nil after the last one.
    ///
    /// Throws `UnreadableFile` when the file cannot be read on, and for a file without any record.
    /// After an error nothing more may be asked of the source.
    func next() throws -> RawRow?

    /// Bytes taken so far, for progress: of the file, or of the unpacked sheet of a workbook.
    var bytesRead: Int { get }

    /// Bytes there are to take; 0 when nobody knows, as with a pipe.
    var bytesTotal: Int { get }
}
