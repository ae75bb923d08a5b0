// shuofa-workshop: the only place where foreign bytes are parsed and pages are drawn.  Started by
// shuofa for one job, spoken to over pipes (formats/workshop_frames.h), of no use by hand.

#include "workshop/cage.h"
#include "workshop/jobs.h"
#include "workshop/pipes.h"

#include <unistd.h>

#include <cstdio>

int main() {
    using namespace shuofa;
    if (isatty(STDIN_FILENO) == 1) {
        std::fputs(
            "shuofa-workshop 由 shuofa 启动，不单独使用。\n"
            "shuofa-workshop is started by shuofa and is of no use by itself.\n",
            stderr);
        return 2;
    }
    // The request comes from our own program; the foreign bytes are behind descriptor 3.
    const auto request = take_request();
    if (!request) return 2;
    const CageWalls walls =
        shut_cage(request->job == WorkshopJob::DrawPaper ? CageSize::Drawing : CageSize::Reading);
    do_job(*request, walls);
    return 0;
}
