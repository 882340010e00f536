internal import Documents
internal import Kernel

/// A file that somebody sent, after its content was found to be what we take, without what a camera hid in it.
package struct CheckedFile: Sendable {
    package let kind: AttachmentKind
    /// As it was called, with the ending of what it really is; never used as a path.
    package let name: String
    package let bytes: [UInt8]

    /// A photo of a telephone has 3 to 7 MB; see docs/decisions/attachments.md.
    package static let mostBytes = 8 << 20

    private static let longestName = 120

    /// Looks at the content alone, never at the name or at what the sender says of the type.
    ///
    /// Throws the refusals `attachment_empty`, `attachment_too_large`, `attachment_is_program`,
    /// `attachment_is_heic`, `attachment_with_program`, `attachment_unknown_kind` and `attachment_damaged`, each with
    /// the file's `name`.
    package init(name: String, bytes: [UInt8]) throws {
        let shown = CheckedFile.shown(name)
        func refusal(_ code: String) -> Refusal { Refusal(code, ["name": shown]) }
        guard !bytes.isEmpty else { throw refusal("attachment_empty") }
        guard bytes.count <= CheckedFile.mostBytes else {
            let parameters = ["name": shown, "limit": String(CheckedFile.mostBytes >> 20)]
            throw Refusal("attachment_too_large", parameters)
        }
        let first = FileBeginning(bytes)
        guard first != .program else { throw refusal("attachment_is_program") }
        guard first != .heic else { throw refusal("attachment_is_heic") }
        do {
            switch first {
            case .jpeg: (kind, self.bytes) = (.jpeg, try PlainJPEG(bytes).bytes)
            case .png: (kind, self.bytes) = (.png, try PlainPNG(bytes).bytes)
            case .pdf: (kind, self.bytes) = (.pdf, bytes)
            case .archive:
                guard try !WorkbookProgram.isIn(bytes) else { throw refusal("attachment_with_program") }
                (kind, self.bytes) = (.xlsx, bytes)
            case .program, .heic, .other: throw refusal("attachment_unknown_kind")
            }
        } catch is DamagedPicture {
            throw refusal("attachment_damaged")
        } catch is UnreadableFile {
            // An archive that is no workbook: a document of another program, or a broken one.
            throw refusal("attachment_unknown_kind")
        }
        self.name = CheckedFile.named(shown, kind)
    }

    /// The name without control characters, and not longer than a line.
    package static func shown(_ name: String) -> String {
        let kept = VietnameseText.clean(name).unicodeScalars.filter {
            !VietnameseText.hasControlCharacter(String($0)) && $0 != "/" && $0 != "\\"
        }
        let text = String(String(String.UnicodeScalarView(kept)).prefix(longestName))
        return text.isEmpty ? "?" : text
    }

    private static func named(_ name: String, _ kind: AttachmentKind) -> String {
        let ending = "." + kind.ending
        let isNamed = name.lowercased().hasSuffix(ending) || (kind == .jpeg && name.lowercased().hasSuffix(".jpeg"))
        return isNamed ? name : name + ending
    }
}

/// What the first bytes of a file say that it is.
enum FileBeginning: Equatable {
    case jpeg, png, pdf, archive
    /// Something that a machine runs: a program of Windows, Linux or macOS, Java classes, a script.
    case program
    /// A photo as an iPhone keeps it, which browsers and Word cannot show (ISO/IEC 23008-12).
    case heic
    case other

    private static let heicBrands = ["heic", "heix", "hevc", "hevx", "heim", "heis", "mif1", "msf1"]

    private static let programs: [[UInt8]] = [
        [0x4D, 0x5A], [0x7F, 0x45, 0x4C, 0x46], [0xFE, 0xED, 0xFA, 0xCE], [0xFE, 0xED, 0xFA, 0xCF],
        [0xCE, 0xFA, 0xED, 0xFE], [0xCF, 0xFA, 0xED, 0xFE], [0xCA, 0xFE, 0xBA, 0xBE], [0x23, 0x21],
        [0x4C, 0, 0, 0, 1, 0x14, 2, 0],
    ]

    init(_ bytes: [UInt8]) {
        if bytes.starts(with: [0xFF, 0xD8, 0xFF]) {
            self = .jpeg
        } else if bytes.starts(with: PlainPNG.signature) {
            self = .png
        } else if bytes.starts(with: Array("%PDF-".utf8)) {
            self = .pdf
        } else if bytes.starts(with: [0x50, 0x4B, 3, 4]) {
            self = .archive
        } else if FileBeginning.isHEIC(bytes) {
            self = .heic
        } else if FileBeginning.programs.contains(where: { bytes.starts(with: $0) }) {
            self = .program
        } else {
            self = .other
        }
    }

    private static func isHEIC(_ bytes: [UInt8]) -> Bool {
        guard bytes.count >= 12, bytes[4..<8].elementsEqual("ftyp".utf8) else { return false }
        return heicBrands.contains { bytes[8..<12].elementsEqual($0.utf8) }
    }
}

/// A picture that ends too early or contradicts itself.
struct DamagedPicture: Error {}
