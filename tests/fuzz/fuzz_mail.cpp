#include "formats/mail.h"

#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace shuofa;
    const std::string_view bytes{reinterpret_cast<const char*>(data), size};
    (void)mime::looks_like_mail(bytes);
    if (const auto mail = mime::read(bytes)) {
        for (const mime::Header& header : mail->headers) {
            (void)mime::decode_header(header.raw);
            (void)mime::decode_addresses(header.raw);
            (void)mime::decode_parameters(header.raw);
            (void)mime::read_date(header.raw);
        }
        for (const mime::Part& part : mail->parts)
            (void)mime::decode_charset(part.bytes, part.charset);
    }
    const ByteFile file = file_of(bytes);
    mime::MailBox box{stream_of(file)};
    for (;;) {
        const auto mail = box.next();
        if (!mail || !*mail) break;
    }
    return 0;
}
