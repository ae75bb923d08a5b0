#pragma once

#include "formats/workshop_frames.h"

namespace shuofa {

// Reads the bill behind the file descriptor and sends its drafts, problems, reports and the
// progress as frames.  Nothing of the file is held but the piece being read.
Result<void> read_foreign_file(const WorkshopRequest& request, int file);

}  // namespace shuofa
