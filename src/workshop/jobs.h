#pragma once

#include "formats/workshop_frames.h"
#include "workshop/cage.h"

namespace shuofa {

// Does what the request asks inside the cage and sends the answer, its last frame included.
void do_job(const WorkshopRequest& request, const CageWalls& walls);

}  // namespace shuofa
