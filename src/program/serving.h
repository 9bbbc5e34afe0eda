/* serving.h - the forced command of sshd: one user, confined, who may do what their role may. */
#ifndef PROGRAM_SERVING_H
#define PROGRAM_SERVING_H

#include "program.h"

/* `posact serve --user ID`; the exit code. */
int serving_run(struct program *program, int argc, char **argv);

#endif
