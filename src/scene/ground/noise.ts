export * from '../../physics/ground/noise';
