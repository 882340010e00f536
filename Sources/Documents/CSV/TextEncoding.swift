/// The encodings in which tables arrive, told apart by the first bytes of the file.
enum TextEncoding {
    case utf8
    case utf16(isBigEndian: Bool)

    /// The encoding and the length of its byte order mark.
    ///
    /// Without a mark it is UTF-16 when at least half of the first characters have a zero byte, all on the same side:
    /// UTF-8 text holds no zero byte at all.
    static func detected(in bytes: [UInt8]) -> (encoding: TextEncoding, markLength: Int) {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
        if bytes.starts(with: [0xFF, 0xFE]) { return (.utf16(isBigEndian: false), 2) }
        if bytes.starts(with: [0xFE, 0xFF]) { return (.utf16(isBigEndian: true), 2) }
        var zeros = (even: 0, odd: 0)
        for (index, byte) in bytes.enumerated() where byte == 0 {
            if index.isMultiple(of: 2) { zeros.even += 1 } else { zeros.odd += 1 }
        }
        let characters = max(bytes.count / 2, 1)
        if zeros.even == 0, zeros.odd * 2 >= characters { return (.utf16(isBigEndian: false), 0) }
        if zeros.odd == 0, zeros.even * 2 >= characters { return (.utf16(isBigEndian: true), 0) }
        return (.utf8, 0)
    }
}
