#pragma once

#include "base/instant.h"

#include <cstddef>
#include <string>
#include <vector>

// Mails as files (RFC 5322, MIME), for the user's own mail program to open, check and send.
namespace shuofa::mail {

struct Attachment {
    std::string name;  // may be Chinese
    std::string type = "application/octet-stream";
    std::vector<std::byte> content;
};

struct Message {
    std::string from;  // addresses; left out of the head when empty
    std::string to;
    std::string subject;
    std::string text;  // UTF-8
    Instant date;
    std::string id;  // the left side of the Message-ID
    std::vector<Attachment> attachments;
};

// Lines end with CR LF.  A value never breaks out of its header line.  Marked as unsent, so that
// mail programs open it for editing.
std::string write_mail(const Message& message);

}  // namespace shuofa::mail
