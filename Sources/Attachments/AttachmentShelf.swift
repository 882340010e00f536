internal import Crypto
package import Storage
package import Web

/// Files by the hash of their bytes, in the database itself, so that every backup holds them.
///
/// An area keeps the hash beside its own thing, and asks there who may see the file.
package enum AttachmentShelf {
    /// Stores a file, once however often it is sent; gives its hash.
    package static func put(_ file: CheckedFile, in tx: Transaction) throws -> String {
        let hash = file.hash
        try FileQueries.insert(hash, file, in: tx)
        return hash
    }

    /// Whether a file of the hash is stored.
    package static func has(_ hash: String, in tx: Transaction) throws -> Bool {
        try FileQueries.has(hash, in: tx)
    }

    /// A stored file; nil for an unknown hash.
    package static func file(_ hash: String, in tx: Transaction) throws -> StoredFile? {
        try FileQueries.file(hash, in: tx)
    }
}

extension CheckedFile {
    /// The name under which the shelf keeps it: what its bytes hash to.
    package var hash: String {
        SHA256.hash(data: bytes).map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
    }
}

/// A file as it is stored.
package struct StoredFile: Sendable {
    package let kind: AttachmentKind
    package let bytes: [UInt8]

    /// A picture to be shown, or a file to be kept; the type is ours and never the sender's.
    package func answer(name: String) -> Answer {
        kind.isPicture
            ? .picture(bytes, name: name, contentType: kind.contentType)
            : .file(bytes, name: name, contentType: kind.contentType)
    }
}
