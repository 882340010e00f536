import CPango

/// A picture as dots, for files that hold no drawing.
enum PicturePNG {
    /// Dots for each point: 216 to the inch, sharp on paper and small enough to send.
    static let scale = 3.0

    /// The bytes of a PNG file on white ground; the same picture gives the same bytes.
    ///
    /// Throws `UnwritableFile`.
    static func bytes(of picture: DocumentPicture) throws -> [UInt8] {
        let drawing = PictureDrawing(picture: picture, fonts: try PDFFonts(.sans))
        let (width, height) = (Int32(drawing.width * scale), Int32(drawing.height * scale))
        guard let surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height),
            let canvas = cairo_create(surface)
        else { throw UnwritableFile(.page, detail: Int(CAIRO_STATUS_NO_MEMORY.rawValue)) }
        defer {
            cairo_destroy(canvas)
            cairo_surface_destroy(surface)
        }
        cairo_set_source_rgb(canvas, 1, 1, 1)
        cairo_paint(canvas)
        drawing.draw(on: canvas, x: 0, y: 0, scale: scale)
        let sink = Sink()
        let write: cairo_write_func_t = { pointer, data, count in
            guard let pointer, let data else { return CAIRO_STATUS_WRITE_ERROR }
            let sink = Unmanaged<Sink>.fromOpaque(pointer).takeUnretainedValue()
            sink.bytes.append(contentsOf: UnsafeBufferPointer(start: data, count: Int(count)))
            return CAIRO_STATUS_SUCCESS
        }
        let status = cairo_surface_write_to_png_stream(surface, write, Unmanaged.passUnretained(sink).toOpaque())
        guard status == CAIRO_STATUS_SUCCESS else { throw UnwritableFile(.page, detail: Int(status.rawValue)) }
        return sink.bytes
    }

    private final class Sink {
        var bytes: [UInt8] = []
    }
}
